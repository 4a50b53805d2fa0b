/// The value of a figure over some days, with the rows that it is made of.
public struct FigurePart: Sendable, Equatable {
    /// The number; of a figure that counts rows as many as there are keys.
    public var amount: Int64 = 0
    /// Keys of the rows, in order, each once; empty where they were not asked for.
    public var keys: [String] = []

    /// Makes a value of nothing.
    public init() {}

    /// Makes a value.
    public init(amount: Int64, keys: [String] = []) {
        self.amount = amount
        self.keys = keys
    }

    /// Counts what is counted and forgets the keys: of a cumulative value they are as many as there are rows at all,
    /// and to put them in order only to count them takes most of a summary.
    mutating func settleWithoutKeys(_ counting: Figure.Counting) {
        if case .groups = counting { settle(counting) }
        if case .rows = counting { amount = Int64(Set(keys).count) }
        keys = []
    }

    /// Puts the keys in order and counts what is counted.
    mutating func settle(_ counting: Figure.Counting) {
        keys.sort()
        var last: String?
        keys.removeAll { key in
            defer { last = key }
            return key == last
        }
        switch counting {
        case .sum: break
        case .rows: amount = Int64(keys.count)
        case .groups(let least): amount = Self.groups(keys, atLeast: least)
        }
    }

    /// How many first words are there so often; the keys are in order.
    private static func groups(_ keys: [String], atLeast least: Int) -> Int64 {
        var (found, count): (Int64, Int) = (0, 0)
        var group: Substring?
        for key in keys {
            let word = key.prefix { $0 != " " }
            if word != group { count = 0 }
            group = word
            count += 1
            if count == least { found += 1 }
        }
        return found
    }
}
