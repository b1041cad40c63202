import { TimeoutNotFloatError, defineCommand, redisCommandDefinitions, t } from 'js-redis-server/core';

/**
 * BRPOPLPUSH, which Bull 4 waits for jobs with and js-redis-server 0.3 leaves out because Redis deprecated it: the same
 * as BLMOVE with the directions RIGHT and LEFT (https://redis.io/docs/latest/commands/brpoplpush/).
 */
export const brpoplpushCommand = defineCommand({
  name: 'brpoplpush',
  schema: t.object({ source: t.key(), destination: t.key(), timeout: t.custom(readTimeoutSeconds) }),
  flags: ['write', 'noscript'],
  keys: ({ source, destination }) => [source, destination],
  execute: (args, context) => blmove().execute({ ...args, fromDirection: 'right', toDirection: 'left' }, context),
});

function blmove() {
  const definition = redisCommandDefinitions.find(({ name }) => name === 'blmove');
  if (definition === undefined) throw new Error('js-redis-server has no BLMOVE to build BRPOPLPUSH on.');
  return definition;
}

/**
 * @param {readonly Buffer[]} input
 * @param {number} index
 */
function readTimeoutSeconds(input, index) {
  const seconds = Number(input[index]?.toString());
  if (!(seconds >= 0)) throw new TimeoutNotFloatError();
  return { value: seconds, nextIndex: index + 1 };
}
