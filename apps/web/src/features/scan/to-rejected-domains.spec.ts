import { ApiProblem } from '../../api/api-problem';
import { toRejectedDomains } from './to-rejected-domains';

const problem = (code: string, fields: readonly string[]): ApiProblem =>
  new ApiProblem({ status: 422, code, errors: fields.map((field) => ({ field, code: 'no-dot' })) });

describe('toRejectedDomains', () => {
  it('finds the entry that the server names', () => {
    const error = new ApiProblem({
      status: 422,
      code: 'invalid-domain',
      errors: [
        { field: 'domains[0]', code: 'no-dot' },
        { field: 'domains[2]', code: 'turkish-i', suggestion: 'iki.example' },
      ],
    });

    expect(toRejectedDomains(['bir', 'x', 'İKİ.example'], error)).toEqual([
      { input: 'bir', code: 'no-dot', suggestion: null },
      { input: 'İKİ.example', code: 'turkish-i', suggestion: 'iki.example' },
    ]);
  });

  it.each([
    ['another problem', problem('invalid-body', ['domains[0]'])],
    ['an entry that was not sent', problem('invalid-domain', ['domains[9]', 'domain'])],
    ['a fault of ours', new TypeError('x')],
  ])('finds none in %s', (_name, error) => {
    expect(toRejectedDomains(['bir'], error)).toEqual([]);
  });
});
