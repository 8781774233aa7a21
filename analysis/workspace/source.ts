/** What the analysis asks of the machine; the host answers. */
export interface SourceHost {
  listFiles(): { path: string; modified: number; size: number }[];
  readFile(path: string): string | undefined;
  /** Files and folders that the user named: what lies in them is meant, whatever the way there is called. */
  named?: readonly string[];
  /** False for a file that is left out though it may be open; undefined wants all. */
  wants?(path: string): boolean;
  hash(text: string): string;
}

const source = /\.(?:[cm]?[jt]s|[jt]sx|py)$/;
const declaration = /\.d\.[cm]?ts$/;

export const isSource = (path: string): boolean => source.test(path) && !declaration.test(path);

const quiet =
  /(?:^|[/.\-_])(?:tests?|__tests__|__mocks__|mocks?|specs?|e2e|fixtures?|stories|storybook|seeds?|seeders?|migrations?|scripts?|cypress|playwright|benchmarks?)(?:$|[/.])|\.(?:test|spec|stories|story|seed|bench|e2e|e2e-spec|config)\.[cm]?[jt]sx?$/i;

const test =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|e2e|cypress|playwright)\/|\.(?:test|spec|stories|story|e2e|e2e-spec)\.[cm]?[jt]sx?$/i;

/** https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery */
const pythonTest = /(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest)\.py$/;

/** Examples show something else than they do, generated and foreign code is nobody's to mend. */
const foreign =
  /(?:^|\/)(?:examples?|samples?|demos?|__generated__|generated|vendored|third[_-]party|bower_components)\/|\.(?:generated|gen|min)\.[cm]?[jt]sx?$/i;

/** Tests and stories are not even read: nothing that runs in production imports them. */
export const isTest = (path: string): boolean => test.test(path) || (path.endsWith(".py") && pythonTest.test(path));

/** Folders of a Python project that start nothing in production; commands of Django's are run by hand. */
const pythonQuiet =
  /(?:^|\/)(?:tests?|testing|fixtures?|seeds?|migrations?|scripts?|benchmarks?|examples?|samples?|alembic|site-packages|\.?venv)\/|\/management\/commands\/|(?:^|\/)(?:setup|noxfile|fabfile|manage)\.py$/;

/** Tests, mocks, stories, seeds, migrations, scripts, examples and generated files start nothing in production. */
export const isQuiet = (path: string): boolean =>
  path.endsWith(".py")
    ? pythonQuiet.test(path) || pythonTest.test(path)
    : quiet.test(path) || foreign.test(path) || /(?:^|\/)seed\w*\.[jt]s$/i.test(path);
