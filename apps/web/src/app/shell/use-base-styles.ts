import { makeStaticStyles } from '@fluentui/react-components';

/** What no component owns: the page itself. */
export const useBaseStyles = makeStaticStyles({
  'html, body, #root': { height: '100%', margin: '0' },
  body: { overflow: 'hidden' },
  '#root > .fui-FluentProvider': { height: '100%' },
});
