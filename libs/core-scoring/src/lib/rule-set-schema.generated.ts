// Written by scripts/generate-rules.mjs from rules/schema.json; change that file and run the script.
import type { JsonSchema } from './schema-violations.js';

/** JSON Schema (draft 2020-12) of a rule set. */
export const ruleSetSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Hunter score rule set',
  description:
    'Points, segments and priorities of one version of the score. Lists of rules are read top down; the first that matches decides.',
  type: 'object',
  additionalProperties: false,
  required: [
    'version',
    'base',
    'range',
    'providerPoints',
    'signals',
    'risks',
    'hardFail',
    'segments',
    'priorityScores',
    'technicalHeats',
    'commercialSegments',
    'commercialHeats',
    'priorityCategories',
  ],
  properties: {
    $schema: {
      type: 'string',
      minLength: 1,
    },
    version: {
      type: 'string',
      minLength: 1,
    },
    base: {
      $ref: '#/$defs/points',
    },
    range: {
      type: 'object',
      additionalProperties: false,
      required: ['least', 'most'],
      properties: {
        least: {
          $ref: '#/$defs/score',
        },
        most: {
          $ref: '#/$defs/score',
        },
      },
    },
    providerPoints: {
      type: 'object',
      additionalProperties: false,
      required: ['M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'],
      properties: {
        M365: {
          $ref: '#/$defs/points',
        },
        Google: {
          $ref: '#/$defs/points',
        },
        Yandex: {
          $ref: '#/$defs/points',
        },
        Zoho: {
          $ref: '#/$defs/points',
        },
        Amazon: {
          $ref: '#/$defs/points',
        },
        SendGrid: {
          $ref: '#/$defs/points',
        },
        Mailgun: {
          $ref: '#/$defs/points',
        },
        Hosting: {
          $ref: '#/$defs/points',
        },
        Local: {
          $ref: '#/$defs/points',
        },
        Unknown: {
          $ref: '#/$defs/points',
        },
      },
    },
    signals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'points', 'when'],
        properties: {
          code: {
            enum: ['spf', 'dkim', 'dmarc_quarantine', 'dmarc_reject', 'dmarc_none'],
          },
          points: {
            $ref: '#/$defs/points',
          },
          when: {
            $ref: '#/$defs/signalCondition',
          },
        },
      },
    },
    risks: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'points', 'when'],
        properties: {
          code: {
            enum: ['no_spf', 'no_dkim', 'dkim_none', 'dmarc_none', 'hosting_mx_weak', 'spf_multiple_includes'],
          },
          points: {
            $ref: '#/$defs/points',
          },
          when: {
            $ref: '#/$defs/signalCondition',
          },
        },
      },
    },
    hardFail: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'score', 'segment', 'priorityScore'],
      properties: {
        code: {
          enum: ['mx-missing'],
        },
        score: {
          $ref: '#/$defs/score',
        },
        segment: {
          $ref: '#/$defs/segment',
        },
        priorityScore: {
          $ref: '#/$defs/priorityScore',
        },
      },
    },
    segments: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  provider: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/provider',
                    },
                  },
                  score: {
                    $ref: '#/$defs/scoreRange',
                  },
                },
              },
              then: {
                $ref: '#/$defs/segment',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/segment',
        },
      },
    },
    priorityScores: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  segment: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/segment',
                    },
                  },
                  score: {
                    $ref: '#/$defs/scoreRange',
                  },
                },
              },
              then: {
                $ref: '#/$defs/priorityScore',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/priorityScore',
        },
      },
    },
    technicalHeats: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  segment: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/segment',
                    },
                  },
                  provider: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/provider',
                    },
                  },
                },
              },
              then: {
                $ref: '#/$defs/technicalHeat',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/technicalHeat',
        },
      },
    },
    commercialSegments: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  segment: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/segment',
                    },
                  },
                  provider: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/provider',
                    },
                  },
                  score: {
                    $ref: '#/$defs/scoreRange',
                  },
                },
              },
              then: {
                $ref: '#/$defs/commercialSegment',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/commercialSegment',
        },
      },
    },
    commercialHeats: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  commercialSegment: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/commercialSegment',
                    },
                  },
                  score: {
                    $ref: '#/$defs/scoreRange',
                  },
                },
              },
              then: {
                $ref: '#/$defs/commercialHeat',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/commercialHeat',
        },
      },
    },
    priorityCategories: {
      type: 'object',
      additionalProperties: false,
      required: ['rules', 'otherwise'],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['when', 'then'],
            properties: {
              when: {
                type: 'object',
                additionalProperties: false,
                required: [],
                properties: {
                  technicalHeat: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/technicalHeat',
                    },
                  },
                  commercialHeat: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/commercialHeat',
                    },
                  },
                  commercialSegment: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      $ref: '#/$defs/commercialSegment',
                    },
                  },
                },
              },
              then: {
                $ref: '#/$defs/category',
              },
            },
          },
        },
        otherwise: {
          $ref: '#/$defs/category',
        },
      },
    },
  },
  $defs: {
    provider: {
      enum: ['M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'],
    },
    segment: {
      enum: ['Migration', 'Existing', 'Cold', 'Skip'],
    },
    technicalHeat: {
      enum: ['Hot', 'Warm', 'Cold'],
    },
    commercialSegment: {
      enum: ['GREENFIELD', 'COMPETITIVE', 'WEAK_PARTNER', 'RENEWAL', 'LOW_INTENT', 'NO_GO'],
    },
    commercialHeat: {
      enum: ['HIGH', 'MEDIUM', 'LOW'],
    },
    points: {
      type: 'integer',
      minimum: -100,
      maximum: 100,
    },
    score: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
    },
    priorityScore: {
      type: 'integer',
      minimum: 1,
      maximum: 7,
    },
    scoreRange: {
      type: 'object',
      additionalProperties: false,
      required: [],
      properties: {
        least: {
          $ref: '#/$defs/score',
        },
        most: {
          $ref: '#/$defs/score',
        },
      },
    },
    signalCondition: {
      type: 'object',
      additionalProperties: false,
      required: [],
      properties: {
        provider: {
          type: 'array',
          minItems: 1,
          items: {
            $ref: '#/$defs/provider',
          },
        },
        spf: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'boolean',
          },
        },
        dkim: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'boolean',
          },
        },
        dmarcPolicy: {
          type: 'array',
          minItems: 1,
          items: {
            enum: ['none', 'quarantine', 'reject'],
          },
        },
        spfIncludesOver: {
          type: 'integer',
          minimum: 0,
          maximum: 100,
        },
      },
    },
    category: {
      type: 'object',
      additionalProperties: false,
      required: ['category', 'label'],
      properties: {
        category: {
          enum: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
        },
        label: {
          type: 'string',
          minLength: 1,
        },
      },
    },
  },
};
