"""What tidy.py asks of SQL: every statement on a tenant's table names plan_id for each table, runs alike on both
engines, and stands in a feature's store. And of migrations: every table belongs to a plan, in portable types.
"""

import re

# Belong to the program, not to a plan.
SHARED_TABLES = {"lease"}
# Words that the engines understand differently, or that take the time past Clock.
NOT_PORTABLE = r"\b(LIKE|ILIKE|LOWER|UPPER|NOW|CURRENT_(?:TIMESTAMP|DATE|TIME)|RANDOM|ROWID|AUTOINCREMENT)\b"
TYPES = {"TEXT", "BIGINT", "BYTEA"}
# Stores by another name: each is all the SQL of one table.
STORES = {"src/accounts/agreements.cpp", "src/accounts/sessions.cpp", "src/accounts/sign_in_guard.cpp",
          "src/accounts/choose_password.cpp", "src/forward_auth/revocation_reader.cpp"}
# One reader for the revocations of all plans: it runs four times a second.
OVER_PLANS = {"src/forward_auth/revocation_reader.cpp"}

RAW = r'R"(?:sql)?\((.*?)\)(?:sql)?"'
PLAIN = r'"((?:[^"\\\n]|\\.)*)"'
LITERALS = re.compile(rf'(?:{RAW}|{PLAIN})(?:\s*(?:{RAW}|{PLAIN}))*', re.S)
STATEMENT = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH) ", re.S)
TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)\b")
CREATE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\);", re.S)
COLUMN = re.compile(r"^    ([a-z_]+)\s+([A-Z]+)", re.M)


def statements(text):
    """(offset, SQL) of each literal, or run of adjoining literals, that begins like a statement."""
    for literal in LITERALS.finditer(text):
        sql = re.sub(rf"{RAW}|{PLAIN}", lambda m: m[1] or m[2] or "", literal[0], flags=re.S)
        if STATEMENT.match(sql):
            yield literal.start(), sql


def tenant_tables(root):
    tables = {}
    for path in sorted((root / "migrations").glob("*.sql")):
        for name, body in CREATE.findall(path.read_text()):
            tables[name] = "plan_id" in body
    return {name for name, has_plan in tables.items() if has_plan}


def check_sql(name, text, tables, features):
    of_feature = name.split("/")[1] in features
    for at, sql in statements(text):
        where = f"{name}:{text.count(chr(10), 0, at) + 1}"
        used = [table for table in TABLE.findall(sql) if table in tables]
        if len(re.findall(r"\bplan_id\b", sql)) < len(used) and name not in OVER_PLANS:
            yield f"{where}: SQL on {', '.join(sorted(set(used)))} without plan_id for each"
        if word := re.search(NOT_PORTABLE, sql):
            yield f"{where}: '{word[0]}' in SQL is not the same on both engines, or passes Clock by"
        in_store = name.endswith("_store.cpp") or name in STORES
        if used and of_feature and not in_store:
            yield f"{where}: SQL of a feature belongs in a *_store.cpp"


def check_migration(path, name):
    text = path.read_text()
    for table in CREATE.finditer(text):
        where = f"{name}:{text.count(chr(10), 0, table.start()) + 1}"
        columns = dict(COLUMN.findall(table[2]))
        if table[1] not in SHARED_TABLES and "plan_id" not in columns:
            yield f"{where}: table {table[1]} has no plan_id"
        elif table[1] not in SHARED_TABLES and not re.search(r"PRIMARY KEY( \(plan_id\b|,)", table[2]):
            yield f"{where}: the key of {table[1]} does not begin with plan_id"
        for column, kind in columns.items():
            if kind not in TYPES:
                yield f"{where}: {table[1]}.{column} is {kind}; portable are {', '.join(sorted(TYPES))}"
            if column.endswith(("_at", "_until")) and kind != "BIGINT":
                yield f"{where}: {table[1]}.{column} is a moment: BIGINT microseconds"
