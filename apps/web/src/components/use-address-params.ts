import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

export type ChangeAddressParams = (change: (current: URLSearchParams) => URLSearchParams) => void;

/**
 * The parameters of the page's address, and a way to change them. A change starts from what the address says at that
 * moment. The router's own updater starts from the last render, which lags behind while a long list is drawn: a second
 * change would take the first one back.
 */
export function useAddressParams(): readonly [URLSearchParams, ChangeAddressParams] {
  const [params, setParams] = useSearchParams();
  const change = useCallback<ChangeAddressParams>(
    (toNext) => {
      setParams(toNext(new URLSearchParams(window.location.search)), { replace: true });
    },
    [setParams],
  );
  return [params, change];
}
