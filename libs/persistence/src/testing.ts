export { createTestDatabase, type TestDatabase } from './lib/testing/create-test-database';
