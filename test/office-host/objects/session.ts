import type { Area } from '../../../core/workbook/address.ts';
import type { HostObject } from '../host-object.ts';
import type { SheetModel, WorkbookModel } from '../model/workbook-model.ts';

/** What every object of the host shares: the workbook, the references kept for the client, and who listens. */
export interface Session {
  readonly workbook: WorkbookModel;
  readonly references: Map<string, HostObject>;
  /** Called with the event's number, its target and its arguments. */
  fire(eventType: number, target: string, args: Record<string, unknown>): void;
  /** Events that the client has asked for, by name. */
  readonly registered: Set<string>;
  /** Objects that lower ones lead up to. */
  readonly make: {
    worksheet(sheet: SheetModel): HostObject;
    areas(sheet: SheetModel, areas: readonly Area[]): HostObject;
  };
}
