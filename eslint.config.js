import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Dependencies point inwards; each rule says from where to where not, and why. */
const barred = (message, ...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: patterns.join('|'), message }] }],
});
/** As above, but types may be named: they are gone when the code runs. */
const barredValues = (message, ...patterns) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: [{ regex: patterns.join('|'), message, allowTypeImports: true }] },
  ],
});

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', '.cache/', 'data/', 'coverage/', 'screenshots/'] },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers and codes in messages are what templates are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Code points are what texts are counted in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Ports are implemented by functions that have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // `reject` with what was thrown, unknown as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      'max-lines': ['error', { max: 250 }],
    },
  },
  ...svelte.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.svelte', '**/*.svelte.ts'] })),
  {
    files: ['**/*.svelte.ts'],
    languageOptions: { parser: ts.parser },
  },
  {
    files: ['**/*.svelte'],
    extends: [ts.configs.disableTypeChecked],
    // svelte-check knows the types of components; here other components are unknown, and asking for types costs minutes.
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, projectService: false, project: false } },
    rules: {
      // Reading a value is how an effect says that it depends on it.
      '@typescript-eslint/no-unused-expressions': 'off',
      // Every link is rooted at /, and there is no base path.
      'svelte/no-navigation-without-resolve': 'off',
      // Props are taken apart in one declaration, of which a bindable one may change.
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['src/lib/meeting/**'],
    rules: barred('the domain imports nothing outside itself', '^\\.\\./', '^\\$', '^[^.]'),
  },
  {
    files: ['src/lib/meeting/*/**'],
    rules: barred('the domain imports nothing outside itself', '^\\.\\./\\.\\./', '^\\$', '^[^.]'),
  },
  {
    files: ['src/lib/components/**'],
    rules: barred('components are presentational: data comes in as props', 'socket\\.io', 'lib/client/', '/client/'),
  },
  {
    files: ['src/**'],
    ignores: ['src/lib/meeting/**', 'src/lib/components/**'],
    rules: barredValues('pages reach the server through $lib/server/services only', '/realtime/', '/db/'),
  },
  {
    files: ['tests/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Shared texts (Yjs) have a toString of their own, which their types do not say.
      '@typescript-eslint/no-base-to-string': 'off',
    },
  }
);
