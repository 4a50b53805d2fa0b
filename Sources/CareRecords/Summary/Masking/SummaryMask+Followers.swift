extension SummaryMask {
    /// Hides at each level what follows a family of which anything is hidden there: in all rows, so that none is the
    /// county's number without the others. A cumulative value is hidden also where that of the period is.
    mutating func hideFollowers() {
        for isTotal in [false, true] {
            let found = hiddenFamilies(isTotal: isTotal)
            for followers in FigureFollowers.all {
                for level in Level.allCases where !followers.families.isDisjoint(with: found[level] ?? []) {
                    hidden.insert(Self.block(level, followers.name, isTotal: true))
                    if !isTotal { hidden.insert(Self.block(level, followers.name, isTotal: false)) }
                }
            }
        }
    }

    /// Families of which anything is hidden, by level; what is hidden of the county is hidden of all below it.
    private func hiddenFamilies(isTotal: Bool) -> [Level: Set<String>] {
        var found: [Level: Set<String>] = [:]
        func add(_ level: Substring, _ family: String) {
            if let level = Level(rawValue: String(level)) { found[level, default: []].insert(family) }
        }
        let part = isTotal ? "total" : "period"
        for block in hidden {
            let words = block.split(separator: " ")
            if words.count == 3, words[2] == part { add(words[0], String(words[1])) }
        }
        for cell in cells {
            let words = cell.split(separator: " ")
            guard let first = words.first, let last = words.last else { continue }
            if let family = FigureCatalogue[String(last)]?.family { add(first, family) }
        }
        let county = found[.county] ?? []
        for level in [Level.provider, .township] { found[level, default: []].formUnion(county) }
        return found
    }
}
