import fc from 'fast-check';
import { readOrgColumns, readRemoteLead } from './schema';

const row = {
  '@odata.etag': 'W/"12"',
  leadid: 'id-1',
  statecode: 0,
  merged: false,
  subject: 'Hunter: first.example',
  hunter_score: 80,
  extra: 'not asked for',
};

describe('readRemoteLead', () => {
  test('keeps the asked columns and reads an absent one as null', () => {
    expect(readRemoteLead(row, ['subject', 'hunter_score', 'lastname'], 'hunter_domain')).toEqual({
      leadId: 'id-1',
      etag: 'W/"12"',
      open: true,
      merged: false,
      masterId: null,
      key: null,
      values: { subject: 'Hunter: first.example', hunter_score: 80, lastname: null },
    });
  });

  test.each([
    [{ statecode: 1 }, { open: false }],
    [{ statecode: 2 }, { open: false }],
    [
      { merged: true, _masterid_value: 'id-2' },
      { merged: true, masterId: 'id-2' },
    ],
    [{ hunter_domain: 'first.example' }, { key: 'first.example' }],
  ])('reads %j as %j', (change, expected) => {
    expect(readRemoteLead({ ...row, ...change }, [], 'hunter_domain')).toMatchObject(expected);
  });

  test.each([
    [null],
    ['text'],
    [{ ...row, leadid: 7 }],
    [{ ...row, statecode: undefined }],
    [{ ...row, '@odata.etag': null }],
  ])('does not take %j for a lead', (body) => {
    expect(readRemoteLead(body, [], 'hunter_domain')).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => typeof readRemoteLead(body, ['subject'], 'hunter_domain') !== 'string'),
    );
  });
});

describe('readOrgColumns', () => {
  const answers = {
    attributes: {
      value: [
        { LogicalName: 'subject', AttributeType: 'String', IsValidForCreate: true, IsValidForUpdate: true },
        { LogicalName: 'fullname', AttributeType: 'String', IsValidForCreate: false, IsValidForUpdate: false },
        { LogicalName: 'hunter_score', AttributeType: 'Integer', IsValidForCreate: true, IsValidForUpdate: true },
        { LogicalName: 'leadqualitycode', AttributeType: 'Picklist', IsValidForCreate: true, IsValidForUpdate: true },
        { AttributeType: 'String' },
      ],
    },
    strings: { value: [{ LogicalName: 'subject', MaxLength: 50 }] },
    memos: { value: [] },
    integers: { value: [{ LogicalName: 'hunter_score', MinValue: 0, MaxValue: 100 }] },
    choices: {
      value: [
        {
          LogicalName: 'leadqualitycode',
          OptionSet: {
            Options: [
              {
                Value: 1,
                Label: { LocalizedLabels: [{ Label: 'Hot' }, { Label: 'Sıcak' }], UserLocalizedLabel: null },
              },
            ],
          },
          GlobalOptionSet: null,
        },
      ],
    },
  };

  test('puts lengths, ranges and options to their columns', () => {
    expect([...readOrgColumns(answers).values()]).toEqual([
      { name: 'subject', type: 'String', writable: true, maxLength: 50 },
      { name: 'fullname', type: 'String', writable: false },
      { name: 'hunter_score', type: 'Integer', writable: true, min: 0, max: 100 },
      { name: 'leadqualitycode', type: 'Picklist', writable: true, options: [{ value: 1, labels: ['Hot', 'Sıcak'] }] },
    ]);
  });

  test('never throws, whatever the answers are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (junk) => {
        return (
          readOrgColumns({ attributes: junk, strings: junk, memos: junk, integers: junk, choices: junk }) instanceof Map
        );
      }),
    );
  });
});
