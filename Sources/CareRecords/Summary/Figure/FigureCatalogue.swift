/// Every figure there is: the closed list that summaries, files and mappings draw from.
public enum FigureCatalogue {
    /// In the order of sheets.
    public static let all: [Figure] =
        Figure.targets + Figure.persons + Figure.beds + Figure.devices + Figure.rates + Figure.visits + Figure.training
        + Figure.alerts + Figure.money + Figure.quality

    /// Those that stand in sheets for people.
    public static let shown = all.filter(\.isShown)

    /// Those that are made of rows.
    public static let counted = all.filter { if case .ratio = $0.measure { false } else { true } }

    /// Figures that together tell of the same people, by the name of their family.
    static let families = Dictionary(grouping: all.filter(\.isPersonal)) { $0.family ?? "" }

    /// Families whose members are parts of another figure, with that figure. What is missing of it to the sum of the
    /// members can be reckoned, and counts as one more member.
    static let wholes: [String: Figure] = [
        "persons-group": .served, "persons-disability": .served, "persons-age": .served, "left-behind": .served,
        "lives-alone": .served, "kit": .inUse,
    ]

    /// Families in which each figure counts some of those whom the one before it counts.
    static let nested: Set<String> = ["visited", "trained"]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The figure of that name.
    public static subscript(name: String) -> Figure? { byName[name] }
}
