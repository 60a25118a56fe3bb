import { textArgument } from '../arguments.ts';
import { HostObject, type Members, method } from '../host-object.ts';

/** The page that pane, ribbon and functions share: seen or not. */
export class AppRuntime extends HostObject {
  readonly typeName = 'AppRuntimeService';
  readonly #setState: (state: string) => void;

  constructor(setState: (state: string) => void) {
    super();
    this.#setState = setState;
  }

  protected members(): Members {
    return { SetAppRuntimeState: method((state) => this.#setState(textArgument(state, 'state'))) };
  }
}
