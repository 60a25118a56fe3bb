import { associateFunctions } from './associate.ts';

// The manifest names this file as the script of the functions; the pane's page, which they share, loads it first of all.
associateFunctions();
