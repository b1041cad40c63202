/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { BrowserRouter } from 'react-router-dom';
import { useAddressParams } from './use-address-params';

function put(name: string, value: string) {
  return (current: URLSearchParams): URLSearchParams => {
    current.set(name, value);
    return current;
  };
}

test('a change that comes before the last one was drawn takes nothing of it back', () => {
  window.history.replaceState(null, '', '/leads?segment=Cold');
  const { result } = renderHook(() => useAddressParams(), { wrapper: BrowserRouter });
  const [, change] = result.current;
  act(() => {
    change(put('segment', 'Migration'));
    change(put('q', 'first'));
  });
  expect(window.location.search).toBe('?segment=Migration&q=first');
  expect(result.current[0].toString()).toBe('segment=Migration&q=first');
});
