import type { Answer, HostEvent } from './office-host.ts';

/** Which API sets the host says it has, such as `{ ExcelApi: '1.9' }`. */
export type RequirementSets = Readonly<Record<string, string>>;

/** The newest sets of a current Excel that this host answers. */
export const CURRENT_EXCEL: RequirementSets = {
  ExcelApi: '1.17',
  SharedRuntime: '1.2',
  CustomFunctionsRuntime: '1.4',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  RichApiRuntime: '1.2',
};

export type OfficeThemeName = 'light' | 'dark';

export interface DocumentSettings {
  read(): Readonly<Record<string, string>>;
  write(settings: Readonly<Record<string, string>>): void;
}

/** What stands behind the seam: a host in this process, or one reached through a browser's binding. */
export interface HostConnection {
  readonly requirementSets: RequirementSets;
  readonly language: string;
  readonly theme: OfficeThemeName;
  /** Settings kept in the document. */
  readonly settings: DocumentSettings;
  /** Whether the page is also where the add-in's functions run. */
  readonly runsFunctions: boolean;
  execute(body: string): Answer | Promise<Answer>;
  connect(listener: (events: readonly HostEvent[]) => void): void;
}

const EXECUTE_RICH_API = 93;
const RICH_API_EVENT = 33;
const UNKNOWN_CALL = 5001;

/**
 * `window.external` as desktop Excel gives it to a task pane, the seam that office.js talks through when it finds
 * it at start. The function is also sent to a browser page as source text: it uses nothing from outside itself
 * but its arguments.
 */
export function richClientExternal(
  connection: HostConnection,
  ids: { readonly execute: number; readonly event: number; readonly unknownCall: number },
): Record<string, unknown> {
  const handlers = new Map<number, (id: number, args: unknown) => void>();
  // The arrays of the real seam are SafeArrays; office.js asks them for their shape.
  const safeArray = (items: unknown[]): unknown[] =>
    Object.assign(items, {
      toArray: () => items,
      dimensions: () => 1,
      getItem: (index: number) => items[index],
      lbound: () => 0,
      ubound: () => items.length - 1,
    });
  const context: Record<string, () => unknown> = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'test',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => connection.language,
    GetAppDataLocale: () => connection.language,
    GetDocUrl: () => 'C:\\Book1.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'correlation',
    GetInstanceId: () => 'instance',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(connection.requirementSets),
    GetHostFullVersion: () => '16.0.17000.20000',
    // Colours as numbers, red in the lowest byte.
    GetOfficeThemeInfo: () =>
      JSON.stringify(
        connection.theme === 'dark'
          ? { bodyBackgroundColor: 0x262626, bodyForegroundColor: 0xffffff }
          : { bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0x262626 },
      ),
    GetSettings: () => ({
      Read(keys: string[], values: string[]) {
        for (const [key, held] of Object.entries(connection.settings.read())) {
          keys.push(key);
          values.push(held);
        }
      },
      Write(keys: string[], values: string[]) {
        connection.settings.write(Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ''])));
      },
    }),
  };
  connection.connect((events) => {
    setTimeout(() => {
      const handler = handlers.get(ids.event);
      if (handler) handler(ids.event, safeArray(events.map((event) => safeArray([...event, 0, false]))));
    }, 0);
  });
  return {
    GetContext: () => context,
    GetHostInfo: () => `_host_Info=Excel$Win32$16.01$${connection.language}$$$disableLogging$${connection.runsFunctions ? 3 : 0}`,
    Execute(id: number, params: unknown[][], callback: (reply: unknown) => void) {
      if (id !== ids.execute) {
        setTimeout(() => callback(ids.unknownCall), 0);
        return;
      }
      void Promise.resolve(connection.execute(String(params[0]?.[4]))).then((answer) => {
        callback(
          answer.kind === 'body' ? safeArray([0, safeArray([200, safeArray([]), answer.body])]) : safeArray([answer.code]),
        );
      });
    },
    RegisterEvent(id: number, _target: string, handler: (id: number, args: unknown) => void, callback: (code: number) => void) {
      handlers.set(id, handler);
      setTimeout(() => callback(0), 0);
    },
    UnregisterEvent(id: number, _target: string, callback: (code: number) => void) {
      handlers.delete(id);
      callback(0);
    },
  };
}

export const SEAM_IDS = { execute: EXECUTE_RICH_API, event: RICH_API_EVENT, unknownCall: UNKNOWN_CALL } as const;
