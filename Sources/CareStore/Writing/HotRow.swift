internal import GRDBSQLite

/// The current row of a `HotStatement`; valid inside the closure that gets it. Columns count from 0.
struct HotRow {
    let handle: OpaquePointer

    /// A whole number; 0 for NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A number; 0 for NULL.
    func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// Whether the column is NULL.
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
}
