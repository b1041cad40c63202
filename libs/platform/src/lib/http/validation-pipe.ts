import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ProblemError } from '../problems/problem-error';
import type { ProblemFieldError } from '../problems/problem-catalogue';

/** What a value is at all, the most basic first; what else is asked of it only makes sense once that is right. */
const BASIC_CONSTRAINTS = [
  'whitelistValidation',
  'isArray',
  'isObject',
  'nestedValidation',
  'isString',
  'isBoolean',
  'isNumber',
  'isInt',
];

/**
 * DTO validation whose failures name each field once, with a stable code (the constraint's name in kebab-case): `is-defined`
 * for a field that is missing, else the most basic fault.
 */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new ProblemError('invalid-body', { errors: errors.flatMap((error) => toFieldErrors(error, '')) }),
  });
}

function toFieldErrors(error: ValidationError, prefix: string): ProblemFieldError[] {
  const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const names = Object.keys(error.constraints ?? {});
  if (names.length === 0) return (error.children ?? []).flatMap((child) => toFieldErrors(child, field));
  const [worst = ''] = names.sort((a, b) => rankOf(a) - rankOf(b));
  const isMissing = error.value === undefined && worst !== 'whitelistValidation';
  return [{ field, code: isMissing ? 'is-defined' : toKebabCase(worst) }];
}

/** Where a constraint stands among the basic ones; all others come after them, in the order they were checked in. */
function rankOf(name: string): number {
  const rank = BASIC_CONSTRAINTS.indexOf(name);
  return rank === -1 ? BASIC_CONSTRAINTS.length : rank;
}

function toKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
