import { Gauge } from 'prom-client';

export const circuitState = new Gauge({
  name: 'd365_circuit_state',
  help: 'Whether pushes reach Dynamics 365: 0 closed, 1 probing, 2 open.',
});
