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
  ['no object', null, [{ path: '', keyword: 'type' }]],
  ['a list is no object', [], [{ path: '', keyword: 'type' }]],
  [
    'all that is missing is named',
    {},
    [
      { path: '/people', keyword: 'required' },
      { path: '/mood', keyword: 'required' },
    ],
  ],
  ['not of the list', { people: [{ name: 'Ada' }], mood: 'bad' }, [{ path: '/mood', keyword: 'enum' }]],
  ['too few', { people: [], mood: 1 }, [{ path: '/people', keyword: 'minItems' }]],
  ['an object is no list', { people: {}, mood: 1 }, [{ path: '/people', keyword: 'type' }]],
  ['too short', { people: [{ name: '' }], mood: 1 }, [{ path: '/people/0/name', keyword: 'minLength' }]],
  ['no text', { people: [{ name: 7 }], mood: 1 }, [{ path: '/people/0/name', keyword: 'type' }]],
  ['no whole number', { people: [{ name: 'A', age: 1.5 }], mood: 1 }, [{ path: '/people/0/age', keyword: 'type' }]],
  ['too little', { people: [{ name: 'A', age: -1 }], mood: 1 }, [{ path: '/people/0/age', keyword: 'minimum' }]],
  ['too much', { people: [{ name: 'A', age: 151 }], mood: 1 }, [{ path: '/people/0/age', keyword: 'maximum' }]],
  [
    'a stranger, its path escaped',
    { people: [{ name: 'A' }, { name: 'B', 'a/b~c': 1 }], mood: 1 },
    [{ path: '/people/1/a~1b~0c', keyword: 'additionalProperties' }],
  ],
  [
    'a name that every object inherits',
    { people: [{ name: 'A', constructor: 1 }], mood: 1 },
    [{ path: '/people/0/constructor', keyword: 'additionalProperties' }],
  ],
])('%s', (_name, value, violations) => {
  expect(schemaViolations(root, value)).toEqual(violations);
});

test('a reference to nothing is a mistake in the schema', () => {
  expect(() => schemaViolations({ $ref: '#/$defs/nothing' }, 1)).toThrow('#/$defs/nothing');
});
