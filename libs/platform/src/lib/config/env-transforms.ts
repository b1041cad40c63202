import { Transform } from 'class-transformer';

/** `true`/`1`/`on` and `false`/`0`/`off`; anything else stays as it is, for the validator to refuse. */
export function EnvBoolean(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string') return value;
    if (['true', '1', 'on'].includes(value.toLowerCase())) return true;
    if (['false', '0', 'off'].includes(value.toLowerCase())) return false;
    return value;
  });
}

/** A number in decimal notation; anything else stays as it is, for the validator to refuse. */
export function EnvNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value,
  );
}

/** A comma separated list, blanks dropped. */
export function EnvList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : value,
  );
}
