/// How often rows of each table were looked up.
final class LookUps {
    private var counts: [String: Int] = [:]

    func note(_ table: String) { counts[table, default: 0] += 1 }

    subscript(table: String) -> Int { counts[table] ?? 0 }
}
