import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ProblemError } from '../problems/problem-error';
import { createValidationPipe } from './validation-pipe';

class LineDto {
  @IsInt()
  number!: number;
}

class SampleDto {
  @MaxLength(3)
  name!: string;

  @ValidateNested({ each: true })
  @Type(() => LineDto)
  @ArrayMinSize(1)
  @IsArray()
  lines!: LineDto[];
}

/** Decorators run from the last to the first, so here the type is looked at last. */
class StrictDto {
  @IsString()
  @MaxLength(3)
  name!: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  domains?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

describe('createValidationPipe', () => {
  const read = (body: unknown): Promise<unknown> =>
    createValidationPipe().transform(body, { type: 'body', metatype: SampleDto });

  it('passes what is valid as an instance of its class', async () => {
    expect(await read({ name: 'abc', lines: [{ number: 1 }] })).toBeInstanceOf(SampleDto);
  });

  it.each([
    ['a missing field', { name: 'a' }, [{ field: 'lines', code: 'is-defined' }]],
    ['a text that is too long', { name: 'abcd', lines: [{ number: 1 }] }, [{ field: 'name', code: 'max-length' }]],
    ['a list that is too short', { name: 'a', lines: [] }, [{ field: 'lines', code: 'array-min-size' }]],
    ['a field deep inside', { name: 'a', lines: [{ number: 'x' }] }, [{ field: 'lines.0.number', code: 'is-int' }]],
    [
      'a field that nobody knows',
      { name: 'a', lines: [{ number: 1 }], colour: 'red' },
      [{ field: 'colour', code: 'whitelist-validation' }],
    ],
  ])('names field and code of %s', async (_name, body, errors) => {
    const refused = read(body);

    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    await expect(refused).rejects.toMatchObject({ code: 'invalid-body', options: { errors } });
  });

  it.each([
    ['a number for a text', { name: 5 }, 'name', 'is-string'],
    ['null for a text', { name: null }, 'name', 'is-string'],
    ['a text for a list', { name: 'a', domains: 'x' }, 'domains', 'is-array'],
    ['a list of numbers', { name: 'a', domains: [1] }, 'domains', 'is-string'],
    ['a list that is too long', { name: 'a', domains: ['a', 'b', 'c'] }, 'domains', 'array-max-size'],
    ['an object for a list', { name: 'a', ids: {} }, 'ids', 'is-array'],
    ['a list with a text that is no id', { name: 'a', ids: ['x'] }, 'ids', 'is-uuid'],
    ['nothing at all', {}, 'name', 'is-defined'],
  ])('names the most basic fault of %s, and no other', async (_name, body, field, code) => {
    const refused = createValidationPipe().transform(body, { type: 'body', metatype: StrictDto });

    await expect(refused).rejects.toMatchObject({ code: 'invalid-body', options: { errors: [{ field, code }] } });
  });

  it.each([[[]], [[{ name: 'a' }]]])('refuses %j where an object is wanted', async (body) => {
    const refused = createValidationPipe().transform(body, { type: 'body', metatype: StrictDto });

    await expect(refused).rejects.toMatchObject({ code: 'invalid-body' });
  });
});
