import type { JsonSchema, SchemaViolation } from './schema-violations.js';
import { schemaViolations } from './schema-violations.js';

const person: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1 }, age: { $ref: '#/$defs/age' } },
};
const root: JsonSchema = {
  $defs: { age: { type: 'integer', minimum: 0, maximum: 150 } },
  type: 'object',
  required: ['people', 'mood'],
  properties: {
    mood: { enum: ['good', null, 1] },
    people: { type: 'array', minItems: 1, items: person },
  },
};

test.each<[string, unknown, SchemaViolation[]]>([
  ['all is well', { people: [{ name: 'Ada', age: 36 }], mood: null }, []],
  ['more is allowed where nothing forbids it', { people: [{ name: 'Ada' }], mood: 1, weather: 'fine' }, []],
  ['no object', null, [{ path: '', keyword: 'type', expected: 'object' }]],
  ['a list is no object', [], [{ path: '', keyword: 'type', expected: 'object' }]],
  [
    'all that is missing is named',
    {},
    [
      { path: '/people', keyword: 'required', expected: 'array' },
      { path: '/mood', keyword: 'required', expected: undefined },
    ],
  ],
  [
    'not of the list',
    { people: [{ name: 'Ada' }], mood: 'bad' },
    [{ path: '/mood', keyword: 'enum', expected: ['good', null, 1] }],
  ],
  ['too few', { people: [], mood: 1 }, [{ path: '/people', keyword: 'minItems', expected: 1 }]],
  ['an object is no list', { people: {}, mood: 1 }, [{ path: '/people', keyword: 'type', expected: 'array' }]],
  ['too short', { people: [{ name: '' }], mood: 1 }, [{ path: '/people/0/name', keyword: 'minLength', expected: 1 }]],
  ['no text', { people: [{ name: 7 }], mood: 1 }, [{ path: '/people/0/name', keyword: 'type', expected: 'string' }]],
  [
    'no whole number',
    { people: [{ name: 'A', age: 1.5 }], mood: 1 },
    [{ path: '/people/0/age', keyword: 'type', expected: 'integer' }],
  ],
  [
    'too little',
    { people: [{ name: 'A', age: -1 }], mood: 1 },
    [{ path: '/people/0/age', keyword: 'minimum', expected: 0 }],
  ],
  [
    'too much',
    { people: [{ name: 'A', age: 151 }], mood: 1 },
    [{ path: '/people/0/age', keyword: 'maximum', expected: 150 }],
  ],
  [
    'a stranger, its path escaped',
    { people: [{ name: 'A' }, { name: 'B', 'a/b~c': 1 }], mood: 1 },
    [{ path: '/people/1/a~1b~0c', keyword: 'additionalProperties', expected: ['name', 'age'] }],
  ],
  [
    'a name that every object inherits',
    { people: [{ name: 'A', constructor: 1 }], mood: 1 },
    [{ path: '/people/0/constructor', keyword: 'additionalProperties', expected: ['name', 'age'] }],
  ],
])('%s', (_name, value, violations) => {
  expect(schemaViolations(root, value)).toEqual(violations);
});

test('a reference to nothing is a mistake in the schema', () => {
  expect(() => schemaViolations({ $ref: '#/$defs/nothing' }, 1)).toThrow('#/$defs/nothing');
});
