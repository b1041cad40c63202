import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ProblemError } from '../problems/problem-error';
import type { ProblemFieldError } from '../problems/problem-catalogue';

/** DTO validation whose failures name the field and a stable code (the constraint's name in kebab-case). */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new ProblemError('invalid-body', { errors: errors.flatMap((error) => toFieldErrors(error, '')) }),
  });
}

function toFieldErrors(error: ValidationError, prefix: string): ProblemFieldError[] {
  const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const own = Object.keys(error.constraints ?? {}).map((name) => ({ field, code: toKebabCase(name) }));
  return [...own, ...(error.children ?? []).flatMap((child) => toFieldErrors(child, field))];
}

function toKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
