import { toLeadUrl } from './lead-url';

const id = '5d1f2a3b-0000-4000-8000-00000000aaaa';

test.each([
  ['app-1', `https://org.crm.example/main.aspx?appid=app-1&pagetype=entityrecord&etn=lead&id=${id}`],
  [null, `https://org.crm.example/main.aspx?pagetype=entityrecord&etn=lead&id=${id}`],
])('opens the lead in app %p', (appId, url) => {
  expect(toLeadUrl({ baseUrl: 'https://org.crm.example', appId }, id)).toBe(url);
});
