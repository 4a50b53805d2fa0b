/// The value of a figure over some days, with the rows that it is made of.
public struct FigurePart: Sendable, Equatable {
    /// The number; of a figure that counts rows as many as there are keys, of one that counts people as many as have
    /// enough rows.
    public var amount: Int64 = 0
    /// Keys of the rows, in order, each once; empty where they were not asked for.
    public var keys: [String] = []
    /// Of a figure that counts people, who they are and how many rows each has: somebody may count at several places
    /// and is still one.
    public var people: [String: Int64] = [:]

    /// Makes a value of nothing.
    public init() {}

    /// Makes a value.
    public init(amount: Int64, keys: [String] = [], people: [String: Int64] = [:]) {
        self.amount = amount
        self.keys = keys
        self.people = people
    }

    /// Counts what is counted, once all of it is there; what was added as an amount was counted before. Keys that are
    /// not to be named go: to put them in order only to count them takes most of a summary.
    mutating func settle(_ figure: Figure, names: Bool) {
        if figure.isShared {
            if figure.counting == .rows { for key in keys { people[key] = 1 } }
            countPeople(figure)
        } else if figure.counting == .rows, amount == 0 {
            amount = Int64(Set(keys).count)
        }
        if names { sortKeys() } else { keys = [] }
    }

    /// Counts what is counted by the keys alone, each of them once.
    mutating func settleByKeys(_ figure: Figure) {
        sortKeys()
        if figure.isShared {
            people = [:]
            for key in keys { people[String(key.prefix { $0 != " " }), default: 0] += 1 }
            countPeople(figure)
        } else if figure.counting == .rows {
            amount = Int64(keys.count)
        }
    }

    /// The same, no row named.
    var withoutKeys: FigurePart { FigurePart(amount: amount, people: people) }

    /// Takes over the value of another place, or of other days.
    mutating func add(_ other: FigurePart) {
        amount += other.amount
        keys += other.keys
        if people.isEmpty { people = other.people } else { people.merge(other.people) { $0 + $1 } }
    }

    /// Counts what was added up: nobody twice.
    mutating func settleJoined(_ figure: Figure) {
        if figure.isShared { countPeople(figure) }
        sortKeys()
    }

    private mutating func countPeople(_ figure: Figure) {
        if people.values.contains(0) { people = people.filter { $0.value != 0 } }
        let least: Int64 = if case .groups(let least) = figure.counting { Int64(least) } else { 1 }
        amount = Int64(people.values.count { $0 >= least })
    }

    private mutating func sortKeys() {
        keys.sort()
        var last: String?
        keys.removeAll { key in
            defer { last = key }
            return key == last
        }
    }
}
