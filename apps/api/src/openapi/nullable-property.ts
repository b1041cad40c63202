import { ApiProperty } from '@nestjs/swagger';

/** A property that is always there and may be null: unknown and absent are values, never missing keys. */
export function NullableProperty(
  type: 'string' | 'integer' | 'number' | 'boolean',
  options: { readonly enum?: readonly string[]; readonly format?: string; readonly description?: string } = {},
): PropertyDecorator {
  const { enum: values, ...rest } = options;
  // OpenAPI 3.0 reads an enum literally: null has to be one of its values.
  return ApiProperty({
    type,
    nullable: true,
    ...rest,
    ...(values === undefined ? {} : { enum: [...values, null] as unknown as string[] }),
  });
}
