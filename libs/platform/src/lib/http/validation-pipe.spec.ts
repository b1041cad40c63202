import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsInt, MaxLength, ValidateNested } from 'class-validator';
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

describe('createValidationPipe', () => {
  const read = (body: unknown): Promise<unknown> =>
    createValidationPipe().transform(body, { type: 'body', metatype: SampleDto });

  it('passes what is valid as an instance of its class', async () => {
    expect(await read({ name: 'abc', lines: [{ number: 1 }] })).toBeInstanceOf(SampleDto);
  });

  it.each([
    ['a missing field', { name: 'a' }, [{ field: 'lines', code: 'is-array' }]],
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
});
