import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { Preferences } from '../http/prefer.js';
import { wantsAnnotation } from '../http/prefer.js';
import type { CodeVariant } from './dataverse-error.js';
import type { DataverseError } from './dataverse-error.js';

const HELP_LINK = 'Microsoft.PowerApps.CDS.HelpLink';
const TRACE_TEXT = 'Microsoft.PowerApps.CDS.TraceText';
const INNER_MESSAGE = 'Microsoft.PowerApps.CDS.InnerError.Message';

/** The OData error body; with annotations, the extra members that the real service puts inside `error`. */
export function errorReply(error: DataverseError, variant: CodeVariant, preferences: Preferences): ApiReply {
  const { status, code, message } = error.shape(variant);
  const annotations: Record<string, string> = {
    [HELP_LINK]: `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.slice(2)}`,
    [TRACE_TEXT]: '',
    [INNER_MESSAGE]: message,
  };
  const wanted = Object.entries(annotations).filter(([name]) => wantsAnnotation(preferences, name));
  const extra = Object.fromEntries(wanted.map(([name, value]) => [`@${name}`, value]));
  return jsonReply({ error: { code, message, ...extra } }, {}, status);
}
