import { urlErrors } from '../errors/catalogue.js';
import type { Comparison, FilterExpression, TextTest } from './filter-expression.js';
import type { Literal } from './literal.js';
import { readLiteral } from './literal.js';

const TOKEN = /\s*('(?:[^']|'')*'|[(),[\]=]|"(?:[^"]*)"|[^\s(),'[\]="]+)/gy;
const COMPARISONS: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const TEXT_TESTS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);
const IN_FUNCTION = 'Microsoft.Dynamics.CRM.In';
const ENUM_PREFIX = 'Microsoft.Dynamics.CRM.';

const isComparison = (token: string): token is Comparison => COMPARISONS.has(token);
const isTextTest = (token: string): token is TextTest => TEXT_TESTS.has(token);

/** Parses the `$filter` grammar that Dataverse clients use on simple columns; anything else is a syntax error. */
export function parseFilter(text: string): FilterExpression {
  const parser = new FilterParser(tokenize(text));
  const expression = parser.or();
  parser.end();
  return expression;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match?.[1] === undefined) throw urlErrors.badQuery(`Syntax error in $filter '${text}'.`);
    tokens.push(match[1]);
  }
  return tokens;
}

class FilterParser {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  or(): FilterExpression {
    let left = this.and();
    while (this.accept('or')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  end(): void {
    if (this.position < this.tokens.length) throw this.unexpected(this.peek());
  }

  private and(): FilterExpression {
    let left = this.unary();
    while (this.accept('and')) left = { kind: 'and', left, right: this.unary() };
    return left;
  }

  private unary(): FilterExpression {
    if (this.accept('not')) return { kind: 'not', operand: this.unary() };
    if (this.accept('(')) {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    return this.predicate();
  }

  private predicate(): FilterExpression {
    const word = this.next();
    if (isTextTest(word)) return this.textTest(word);
    if (word === IN_FUNCTION) return this.membership();
    const operator = this.next();
    if (!isComparison(operator)) throw this.unexpected(operator);
    return { kind: 'compare', path: word, operator, value: this.literal() };
  }

  private textTest(test: TextTest): FilterExpression {
    this.expect('(');
    const path = this.next();
    this.expect(',');
    const value = this.literal();
    this.expect(')');
    if (value.kind !== 'string') throw this.unexpected(test);
    return { kind: 'text', test, path, value: value.value };
  }

  private membership(): FilterExpression {
    this.expect('(');
    this.expect('PropertyName');
    this.expect('=');
    const path = this.literal();
    this.expect(',');
    this.expect('PropertyValues');
    this.expect('=');
    this.expect('[');
    const values: string[] = [];
    do {
      values.push(this.next().replace(/^["']|["']$/g, ''));
    } while (this.accept(','));
    this.expect(']');
    this.expect(')');
    if (path.kind !== 'string') throw this.unexpected(IN_FUNCTION);
    return { kind: 'in', path: path.value, values };
  }

  private literal(): Literal {
    const first = this.next();
    // Members of an enumeration carry their type: Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'.
    const token = first.startsWith(ENUM_PREFIX) ? this.next() : first;
    const literal = readLiteral(token);
    if (literal === undefined) throw this.unexpected(token);
    return literal;
  }

  private peek(): string | undefined {
    return this.tokens[this.position];
  }

  private next(): string {
    const token = this.peek();
    if (token === undefined) throw this.unexpected(undefined);
    this.position += 1;
    return token;
  }

  private accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.position += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) throw this.unexpected(this.peek());
  }

  private unexpected(token: string | undefined): Error {
    return urlErrors.badQuery(`Syntax error in $filter at '${token ?? 'the end'}'.`);
  }
}
