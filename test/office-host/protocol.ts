import * as z from 'zod';

/** The batched protocol that office.js speaks with its host: what a request and its answer look like. */

export const ActionType = {
  Instantiate: 1,
  Query: 2,
  Method: 3,
  SetProperty: 4,
  Trace: 5,
  QueryAsJson: 7,
  EnsureUnchanged: 8,
  Update: 9,
} as const;

export const ObjectPathType = {
  GlobalObject: 1,
  NewObject: 2,
  Method: 3,
  Property: 4,
  Indexer: 5,
  ReferenceId: 6,
  NullObject: 7,
} as const;

const argumentInfoSchema = z.object({
  Arguments: z.array(z.unknown()).nullish(),
  /** Parallel to `Arguments`: the id of the object path an argument stands for, 0 for a literal, an array for an array. */
  ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
});

const queryInfoSchema = z.object({
  Select: z.array(z.string()).nullish(),
  Expand: z.array(z.string()).nullish(),
  Top: z.number().nullish(),
  Skip: z.number().nullish(),
});

const actionSchema = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().nullish(),
  ObjectPathId: z.number(),
  ArgumentInfo: argumentInfoSchema.nullish(),
  QueryInfo: queryInfoSchema.nullish(),
  ObjectState: z.record(z.string(), z.unknown()).nullish(),
});

const objectPathSchema = z.object({
  Id: z.number(),
  ObjectPathType: z.number(),
  Name: z.string().nullish(),
  ParentObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfoSchema.nullish(),
  /** Set on paths whose object must not be kept beyond the request. */
  D: z.boolean().nullish(),
});

export const requestSchema = z.object({
  AutoKeepReference: z.boolean().nullish(),
  Actions: z.array(actionSchema),
  ObjectPaths: z.record(z.string(), objectPathSchema),
});

export type Request = z.infer<typeof requestSchema>;
export type Action = z.infer<typeof actionSchema>;
export type ObjectPath = z.infer<typeof objectPathSchema>;
export type ArgumentInfo = z.infer<typeof argumentInfoSchema>;
export type QueryInfo = z.infer<typeof queryInfoSchema>;

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export type Response =
  | { readonly Results: readonly ActionResult[]; readonly TraceIds: readonly number[] }
  | {
      readonly Error: {
        readonly Code: string;
        readonly Message: string;
        readonly Location: string;
        readonly ActionIndex: number;
        readonly HttpStatusCode: number;
      };
      readonly ProcessedResults: { readonly Results: readonly ActionResult[] };
      readonly TraceIds: readonly number[];
    };
