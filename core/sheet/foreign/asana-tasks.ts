import * as z from 'zod';
import { serialOfIso } from './written-moment.ts';
import type { ForeignTable } from './foreign-table.ts';

const named = z.object({ gid: z.string().nullish(), name: z.string().nullish() });

const taskSchema = z.object({
  gid: z.string(),
  name: z.string(),
  completed: z.boolean().nullish(),
  completed_at: z.string().nullish(),
  created_at: z.string().nullish(),
  modified_at: z.string().nullish(),
  start_on: z.string().nullish(),
  start_at: z.string().nullish(),
  due_on: z.string().nullish(),
  due_at: z.string().nullish(),
  assignee: named.nullish(),
  memberships: z.array(z.object({ section: named.nullish(), project: named.nullish() })).nullish(),
  projects: z.array(named).nullish(),
  tags: z.array(named).nullish(),
  parent: named.nullish(),
  dependencies: z.array(z.object({ gid: z.string() })).nullish(),
});

const exportSchema = z.object({ data: z.array(z.intersection(taskSchema, z.object({ subtasks: z.array(taskSchema).nullish() }))) });

export type AsanaExport = z.infer<typeof exportSchema>;
type AsanaTask = z.infer<typeof taskSchema>;

/** Whether a JSON value is meant as an export of tasks. */
export function looksLikeAsana(value: object): boolean {
  const data: unknown = 'data' in value ? value.data : null;
  const first: unknown = Array.isArray(data) ? data[0] : null;
  return typeof first === 'object' && first !== null && 'gid' in first;
}

export function readAsana(value: unknown): z.ZodSafeParseResult<AsanaExport> {
  return exportSchema.safeParse(value);
}

/** Tasks as a table, with the columns of Asana's own CSV. Subtasks stand below the task that they are part of. */
export function asanaTable({ data }: AsanaExport): ForeignTable {
  const tasks = data.flatMap((task): readonly AsanaTask[] => [task, ...(task.subtasks ?? []).map((subtask) => ({ ...subtask, parent: subtask.parent ?? { gid: task.gid, name: task.name } }))]);
  const names = (some: readonly { readonly name?: string | null | undefined }[] | null | undefined) => (some ?? []).flatMap(({ name }) => name ?? []).join('; ');
  return {
    name: data.flatMap(({ memberships, projects }) => memberships?.[0]?.project?.name ?? projects?.[0]?.name ?? [])[0] ?? 'Asana',
    columns: ['Task ID', 'Created At', 'Completed At', 'Last Modified', 'Name', 'Section/Column', 'Assignee', 'Start Date', 'Due Date', 'Tags', 'Projects', 'Parent task', 'Completed', 'Blocked By (Dependencies)'],
    rows: tasks.map((task) => [
      task.gid,
      serialOfIso(task.created_at),
      serialOfIso(task.completed_at),
      serialOfIso(task.modified_at),
      task.name,
      task.memberships?.[0]?.section?.name ?? null,
      task.assignee?.name ?? null,
      serialOfIso(task.start_at ?? task.start_on),
      serialOfIso(task.due_at ?? task.due_on),
      names(task.tags),
      names(task.projects ?? (task.memberships ?? []).flatMap(({ project }) => project ?? [])),
      task.parent?.name ?? null,
      task.completed ?? (task.completed_at !== null && task.completed_at !== undefined),
      (task.dependencies ?? []).map(({ gid }) => gid).join('; '),
    ]),
  };
}
