export interface DocumentedProblem {
  /** As the document spells it: digits or `default`. */
  readonly status: string;
  readonly code: string;
  readonly mediaType: string;
}

export interface DocumentedOperation {
  /** `GET /api/v1/leads` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly takesJson: boolean;
  readonly problems: readonly DocumentedProblem[];
  readonly codes: readonly string[];
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly in: string; readonly name: string }[];
            readonly requestBody?: { readonly content: object };
            readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
          }
        >
      >
    >
  >;
}

/** Every operation of an OpenAPI document, with the problems that its responses list. */
export function listOperations(document: unknown): readonly DocumentedOperation[] {
  return Object.entries((document as OpenApi).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [], requestBody, responses }]): DocumentedOperation => {
      const problems = Object.entries(responses)
        .filter(([status]) => !/^[123]/.test(status))
        .flatMap(([status, { description, content = {} }]) =>
          description.split(', ').map((code) => ({ status, code, mediaType: Object.keys(content).join() })),
        );
      return {
        name: `${method.toUpperCase()} ${path}`,
        method,
        path,
        headers: parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
        takesJson: 'application/json' in (requestBody?.content ?? {}),
        problems,
        codes: problems.map(({ code }) => code),
      };
    }),
  );
}
