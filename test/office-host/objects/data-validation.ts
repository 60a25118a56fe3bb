import type { Area } from '../../../core/workbook/address.ts';
import { accessDenied, invalidArgument } from '../api-error.ts';
import { recordArgument } from '../arguments.ts';
import { HostObject, type Members, method, value } from '../host-object.ts';
import type { Settings, SheetModel } from '../model/workbook-model.ts';
import { formatArea } from '../../../core/workbook/address.ts';
import type { Session } from './session.ts';

/** `Excel.DataValidation` of a range. */
export class DataValidation extends HostObject {
  readonly typeName = 'DataValidation';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #areas: readonly Area[];

  constructor(session: Session, sheet: SheetModel, areas: readonly Area[]) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#areas = areas;
  }

  protected members(): Members {
    return {
      Rule: value(() => this.#get('Rule'), (rule) => this.#set('Rule', this.#checkedRule(recordArgument(rule, 'rule')))),
      Prompt: value(() => this.#get('Prompt'), (prompt) => this.#set('Prompt', checkedPrompt(recordArgument(prompt, 'prompt')))),
      ErrorAlert: value(() => this.#get('ErrorAlert'), (alert) => this.#set('ErrorAlert', recordArgument(alert, 'alert'))),
      Type: value(() => (this.#get('Rule') === null ? 'None' : 'List')),
      Clear: method(() => {
        this.#sheet.validations = this.#sheet.validations.filter(({ area }) => !this.#areas.some((here) => holds(here, area)));
      }),
    };
  }

  #entry(area: Area): { area: Area; settings: Settings } | undefined {
    return this.#sheet.validations.find((one) => formatArea(one.area) === formatArea(area));
  }

  #get(name: string): unknown {
    const first = this.#areas[0];
    return (first && this.#entry(first)?.settings[name]) ?? null;
  }

  #set(name: string, setting: unknown): void {
    if (this.#sheet.isProtected) throw accessDenied('the sheet is protected');
    for (const area of this.#areas) {
      const known = this.#entry(area);
      if (known) known.settings[name] = setting;
      else this.#sheet.validations.push({ area, settings: { [name]: setting } });
    }
  }

  #checkedRule(rule: Record<string, unknown>): Record<string, unknown> {
    const list = recordArgument(rule['list'], 'this host knows list rules only');
    const source = list['source'];
    if (typeof source !== 'string' || source === '') throw invalidArgument('list source');
    if (!source.startsWith('=') && source.length > 255) throw invalidArgument('list source of over 255 characters');
    const sheetName = /^='?((?:[^'!]|'')+)'?!/.exec(source)?.[1]?.replaceAll("''", "'");
    if (sheetName !== undefined && !this.#session.workbook.sheets.some((sheet) => sheet.name === sheetName)) {
      throw invalidArgument(`list source ${source}`);
    }
    return rule;
  }
}

function holds(outer: Area, inner: Area): boolean {
  return outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;
}

function checkedPrompt(prompt: Record<string, unknown>): Record<string, unknown> {
  if (typeof prompt['message'] !== 'string' || prompt['message'].length > 255) throw invalidArgument('prompt');
  if (typeof prompt['title'] !== 'string' || prompt['title'].length > 32) throw invalidArgument('prompt title');
  return prompt;
}
