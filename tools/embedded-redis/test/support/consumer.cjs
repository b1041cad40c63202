// A consumer in a process of its own: node consumer.cjs <redis url> <queue> <ms per job>. Prints each job it starts.
const Bull = require('bull');

const [url, name, msPerJob] = process.argv.slice(2);
const queue = new Bull(name, url, { settings: { lockDuration: 600, lockRenewTime: 200, stalledInterval: 200 } });
queue.process(async (job) => {
  process.stdout.write(`${job.id}\n`);
  await new Promise((resolve) => setTimeout(resolve, Number(msPerJob)));
});
