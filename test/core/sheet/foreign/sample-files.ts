/** A board as Trello exports it, with fields that nobody needs left out. 68b4e200 is the second in which 1 September 2025 began in UTC. */
export const TRELLO = {
  id: '68b4e200aaaaaaaaaaaaaaaa',
  name: 'Website 2025',
  lists: [
    { id: 'l1', name: 'To Do', closed: false, pos: 1 },
    { id: 'l2', name: 'Doing', closed: false, pos: 2 },
    { id: 'l3', name: 'Done', closed: false, pos: 3 },
  ],
  members: [
    { id: 'm1', fullName: 'Ann Lee', username: 'ann' },
    { id: 'm2', fullName: 'Bob', username: 'bob' },
  ],
  cards: [
    { id: '68b4e201aaaaaaaaaaaaaaaa', name: 'Write texts', idList: 'l3', closed: false, start: null, due: '2025-09-12T09:00:00.000Z', dueComplete: true, dateLastActivity: '2025-09-11T08:00:00.000Z', idMembers: ['m1'], labels: [{ name: '', color: 'red' }], badges: { checkItems: 0 } },
    { id: '68b4e202aaaaaaaaaaaaaaaa', name: 'Draw pages', idList: 'l2', closed: false, start: '2025-09-10T09:00:00.000Z', due: '2025-09-13T09:00:00.000Z', dueComplete: false, dateLastActivity: '2025-09-18T08:00:00.000Z', idMembers: ['m1', 'm2'], labels: [] },
    { id: '68b4e203aaaaaaaaaaaaaaaa', name: 'Test', idList: 'l1', closed: false, due: '2025-09-25T09:00:00.000Z', dueComplete: false, dateLastActivity: '2025-09-05T08:00:00.000Z' },
    { id: '68b4e204aaaaaaaaaaaaaaaa', name: 'Old idea', idList: 'l1', closed: true, due: null, dueComplete: false, dateLastActivity: '2025-09-05T08:00:00.000Z' },
  ],
};

const membership = (section: string) => [{ project: { gid: '1', name: 'Launch' }, section: { gid: '2', name: section } }];

/** Tasks of a project as Asana exports them in JSON. */
export const ASANA = {
  data: [
    {
      gid: '1201000000000001', name: 'Plan', completed: true, completed_at: '2025-09-05T10:00:00.000Z', created_at: '2025-09-01T08:00:00.000Z', modified_at: '2025-09-05T10:00:00.000Z', start_on: '2025-09-01', due_on: '2025-09-04',
      assignee: { gid: '9', name: 'Ann' }, memberships: membership('Done'), tags: [], dependencies: [],
      subtasks: [{ gid: '1201000000000004', name: 'Collect prices', completed: true, completed_at: '2025-09-03T10:00:00.000Z', created_at: '2025-09-01T08:30:00.000Z', due_on: '2025-09-03', assignee: null }],
    },
    { gid: '1201000000000002', name: 'Build', completed: false, completed_at: null, created_at: '2025-09-01T09:00:00.000Z', modified_at: '2025-09-20T10:00:00.000Z', start_on: '2025-09-05', due_on: '2025-09-18', assignee: { gid: '8', name: 'Bob' }, memberships: membership('Doing'), dependencies: [{ gid: '1201000000000001', resource_type: 'task' }] },
    { gid: '1201000000000003', name: 'Ship', completed: false, completed_at: null, created_at: '2025-09-01T09:10:00.000Z', modified_at: '2025-09-01T10:00:00.000Z', start_on: '2025-09-22', due_on: '2025-09-30', assignee: { gid: '9', name: 'Ann' }, memberships: membership('To do'), dependencies: [{ gid: '1201000000000002', resource_type: 'task' }] },
  ],
};

/** The same project as Asana's own CSV. */
export const ASANA_CSV = `Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)
1201000000000001,2025-09-01,2025-09-05,2025-09-05,Plan,Done,Ann,ann@example.com,2025-09-01,2025-09-04,,,Launch,,,Build
1201000000000002,2025-09-01,,2025-09-20,Build,Doing,Bob,bob@example.com,2025-09-05,2025-09-18,,"Two lines
of notes",Launch,,Plan,Ship
1201000000000003,2025-09-01,,2025-09-01,Ship,To do,Ann,ann@example.com,2025-09-22,2025-09-30,,,Launch,,Build,
`;

/** A log of one trace for each name, with `region` and a cost: trace, activity, time, resource, transition. */
export function eventLog(...events: readonly (readonly [string, string, string, string, string?])[]): string {
  const traces = [...new Set(events.map(([trace]) => trace))];
  const attribute = (type: string, key: string, value: string) => `<${type} key="${key}" value="${value}"/>`;
  const event = ([, activity, time, resource, step]: (typeof events)[number]) =>
    `<event>${attribute('string', 'concept:name', activity)}${attribute('date', 'time:timestamp', time)}${attribute('string', 'org:resource', resource)}${step === undefined ? '' : attribute('string', 'lifecycle:transition', step)}<int key="cost" value="5"><string key="inner" value="not of the event"/></int></event>`;
  const body = traces.map((trace) => `<trace>${attribute('string', 'concept:name', trace)}${attribute('string', 'region', 'East')}${events.filter(([own]) => own === trace).map(event).join('')}</trace>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<global scope="event">${attribute('string', 'concept:name', 'unknown')}</global>
<classifier name="Activity" keys="concept:name"/>
${body}
</log>
`;
}
