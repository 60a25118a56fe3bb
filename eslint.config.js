import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Folders of the core from the ground up: each may import itself and those before it. */
const CORE_ORDER = [
  'language',
  'quantity',
  'statistics',
  'clip',
  'page',
  'library',
  'sync',
  'digest',
  'workbook',
  'sheet',
  'engine',
  'metric',
  'fact',
  'analysis',
  'report',
];
const SIDES = ['extension', 'office-addin', 'hub'];

const zones = [
  ...CORE_ORDER.map((folder, index) => ({
    target: `./core/${folder}`,
    from: [...CORE_ORDER.slice(index + 1).map((later) => `./core/${later}`)],
    message: `core/${folder} stands below: it must not import what builds on it.`,
  })).filter((zone) => zone.from.length > 0),
  { target: './core', from: [...SIDES, 'test'].map((side) => `./${side}`), message: 'core imports nothing from outside core.' },
  ...SIDES.map((side) => ({
    target: `./${side}`,
    from: [...SIDES.filter((other) => other !== side), 'test'].map((other) => `./${other}`),
    message: 'extension, office-addin and hub import core, never each other.',
  })),
];

export default tseslint.config(
  { ignores: ['node_modules/', '.output/', '.wxt/', 'out/'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { maxDepth: 6 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['warn', { max: 320, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['hub/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
