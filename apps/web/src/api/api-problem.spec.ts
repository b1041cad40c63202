import { readProblem, toNetworkProblem } from './api-problem';

describe('readProblem', () => {
  it('reads a problem document with its suggestion', () => {
    const body = {
      type: '/problems/invalid-domain',
      status: 422,
      code: 'invalid-domain',
      errors: [{ field: 'domain', code: 'turkish-i', suggestion: 'istanbul.com.tr' }],
      trace_id: 't-1',
    };
    const problem = readProblem(422, JSON.stringify(body));
    expect(problem).toMatchObject({ code: 'invalid-domain', status: 422, traceId: 't-1', isTransient: false });
    expect(problem.suggestion).toBe('istanbul.com.tr');
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'service-unavailable'],
    [500, '', 'internal'],
    [500, '{"message":"no code"}', 'internal'],
    [503, 'null', 'service-unavailable'],
  ])('makes a %i that is no problem document one', (status, body, code) => {
    expect(readProblem(status, body)).toMatchObject({ code, status, isTransient: true });
  });

  it('calls a request without an answer a transient network problem', () => {
    expect(toNetworkProblem()).toMatchObject({ code: 'network', isTransient: true });
  });
});
