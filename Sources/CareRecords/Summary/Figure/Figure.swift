/// A figure of the county summaries: what it is called, how its values come together, and which rows it is made of.
public struct Figure: Hashable, Sendable {
    /// How the value of a period and the cumulative one (累计) come about.
    public enum Measure: Hashable, Sendable {
        /// What happened on the days; the cumulative value counts from the first day on record.
        case flow
        /// What stands at the end of the last day; both values are the same.
        case standing
        /// One figure divided by another, each over the same days.
        case ratio(part: String, whole: String)
    }

    /// How values of several places, or of several rows, become one.
    public enum Counting: Hashable, Sendable {
        /// Each row once, however many places name it: a person of two providers is one.
        case rows
        /// Amounts are added.
        case sum
        /// The first words of keys of which there are at least so many: people with so many visits.
        case groups(atLeast: Int)
    }

    /// Its name in addresses, files and mappings; never changes.
    public let name: String
    /// Where it stands.
    public let group: FigureGroup
    /// In Chinese.
    public let title: String
    /// What it counts.
    public let unit: FigureUnit
    /// How its values come about.
    public let measure: Measure
    /// How values become one.
    public let counting: Counting
    /// The table whose rows are behind it; empty for a ratio, whose rows are those of its parts.
    public let table: String
    /// Figures that together tell of the same people; `nil` where a small number tells of nobody.
    public let family: String?
    /// The figure that says what was to be reached.
    public let target: String?

    /// Whether a small number of it tells of people and is hidden from those who may not see its rows.
    public var isPersonal: Bool { family != nil }

    /// Whether the same may count at several places and is still one: a person whom two providers served.
    var isShared: Bool { unit == .people && counting != .sum }

    /// Whether it stands in sheets for people; the parts of a ratio that say nothing by themselves do not.
    public var isShown: Bool { unit != .seconds && unit != .milliseconds && name != "visits-points" }

    static func flow(
        _ name: String, _ group: FigureGroup, _ title: String, _ unit: FigureUnit, of table: String,
        _ counting: Counting = .rows, family: String? = nil, target: String? = nil
    ) -> Figure {
        Figure(
            name: name, group: group, title: title, unit: unit, measure: .flow, counting: counting, table: table,
            family: family, target: target)
    }

    static func standing(
        _ name: String, _ group: FigureGroup, _ title: String, _ unit: FigureUnit, of table: String,
        _ counting: Counting = .rows, family: String? = nil
    ) -> Figure {
        Figure(
            name: name, group: group, title: title, unit: unit, measure: .standing, counting: counting, table: table,
            family: family, target: nil)
    }

    static func ratio(
        _ name: String, _ group: FigureGroup, _ title: String, _ unit: FigureUnit, _ part: Figure, _ whole: Figure
    ) -> Figure {
        Figure(
            name: name, group: group, title: title, unit: unit, measure: .ratio(part: part.name, whole: whole.name),
            counting: .sum, table: "", family: nil, target: nil)
    }
}
