// Drives the sandbox with the public client, unchanged. Runs in its own process, which trusts the sandbox's authority
// through NODE_EXTRA_CA_CERTS; prints what every step answered as one JSON line.
const { DynamicsWebApi } = require('dynamics-web-api');

const serverUrl = process.env.SANDBOX_URL;
const token = process.env.SANDBOX_TOKEN;

const api = new DynamicsWebApi({
  serverUrl,
  dataApi: { version: '9.2' },
  onTokenRefresh: () => Promise.resolve(token),
});

async function outcome(work) {
  try {
    return { ok: await work() };
  } catch (error) {
    // A failed batch is thrown as the list of its parts' results.
    return Array.isArray(error) ? { parts: error.map(describe) } : describe(error);
  }
}

function describe({ status, code, message, headers, error }) {
  return { status, code: code ?? error?.code, message: message ?? error?.message, headers };
}

const key = "hunter_domain='client.example'";

async function control(path, body) {
  await fetch(`${serverUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

async function main() {
  const results = {};
  results.whoAmI = await outcome(() => api.callFunction('WhoAmI'));
  results.created = await outcome(() =>
    api.create({ collection: 'leads', data: { subject: 'Created', hunter_domain: 'created.example' } }),
  );
  results.represented = await outcome(() =>
    api.create({ collection: 'leads', data: { subject: 'Full' }, returnRepresentation: true, select: ['subject'] }),
  );
  results.upsertCreated = await outcome(() =>
    api.upsert({ collection: 'leads', key, data: { subject: 'First' }, returnRepresentation: true }),
  );
  results.upsertUpdated = await outcome(() =>
    api.upsert({ collection: 'leads', key, data: { subject: 'Second' }, returnRepresentation: true }),
  );
  results.createOnly = await outcome(() =>
    api.upsert({ collection: 'leads', key, data: { subject: 'Third' }, ifnonematch: '*' }),
  );
  results.updateOnly = await outcome(() =>
    api.upsert({ collection: 'leads', key: "hunter_domain='absent.example'", data: { subject: 'x' }, ifmatch: '*' }),
  );
  results.retrieved = await outcome(() =>
    api.retrieve({
      collection: 'leads',
      key,
      select: ['subject', 'leadid', 'leadqualitycode'],
      includeAnnotations: '*',
    }),
  );
  const { leadid: id, '@odata.etag': etag } = results.retrieved.ok;
  results.updated = await outcome(() =>
    api.update({ collection: 'leads', key: id, data: { subject: 'A' }, ifmatch: etag }),
  );
  results.stale = await outcome(() =>
    api.update({ collection: 'leads', key: id, data: { subject: 'B' }, ifmatch: etag }),
  );
  results.violated = await outcome(() =>
    api.create({ collection: 'leads', data: { hunter_domain: 'CLIENT.example' } }),
  );
  results.listed = await outcome(() =>
    api.retrieveMultiple({
      collection: 'leads',
      select: ['hunter_domain'],
      filter: 'hunter_domain ne null',
      maxPageSize: 1,
    }),
  );
  results.all = await outcome(() =>
    api.retrieveAll({
      collection: 'leads',
      select: ['hunter_domain'],
      filter: 'hunter_domain ne null',
      orderBy: ['hunter_domain'],
    }),
  );
  results.notFound = await outcome(() => api.retrieve({ collection: 'leads', key: "hunter_domain='nobody.example'" }));
  results.entity = await outcome(() => api.retrieveEntity({ key: "LogicalName='lead'", select: ['EntitySetName'] }));
  results.columns = await outcome(() =>
    api.retrieveAttributes({
      entityKey: "LogicalName='lead'",
      castType: 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
      select: ['LogicalName', 'MaxLength'],
      filter: "LogicalName eq 'subject'",
    }),
  );

  api.startBatch();
  api.create({ collection: 'leads', data: { subject: 'in batch', hunter_domain: 'batch.example' } });
  api.retrieveMultiple({ collection: 'leads', select: ['subject'], filter: "hunter_domain eq 'client.example'" });
  results.batch = await outcome(() => api.executeBatch());

  api.startBatch();
  api.create({ collection: 'leads', data: { subject: 'x', hunter_domain: 'not-kept.example' }, inChangeSet: true });
  api.create({ collection: 'leads', data: { subject: 'y', hunter_domain: 'client.example' }, inChangeSet: true });
  results.failedChangeset = await outcome(() => api.executeBatch());

  results.deleted = await outcome(() => api.deleteRecord({ collection: 'leads', key: id }));
  await control('/__faults', { forced_429: { count: 1, facet: 'execution-time', retry_after_s: 9 } });
  results.throttled = await outcome(() => api.callFunction('WhoAmI'));
  process.stdout.write(JSON.stringify(results));
}

main().catch((error) => {
  process.stderr.write(String(error.stack));
  process.exitCode = 1;
});
