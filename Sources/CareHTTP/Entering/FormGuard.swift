internal import CareCore
internal import CareRecords
internal import CareStore

/// Decides whether somebody may enter forms about what they name: nobody enters a neighbour's bed.
///
/// Everything that a form names must lie in the scope, and something must: a form that names no place is for who may
/// see everything. What lies outside is told as what is not there. The rows are those on disk; a form may name what an
/// earlier one of the same request makes.
struct FormGuard {
    private let scope: AccessScope
    /// The counties of the scope: what a county has for all its providers lies in no smaller scope.
    private let counties: Set<CountyCode>
    private let reader: StoreReader
    private let key: RecordKey
    private var made: Set<[String]> = []
    private var known: [[String]: Bool] = [:]

    /// - Throws: `StoreError` when the file cannot be read.
    init(_ scope: AccessScope, _ reader: StoreReader, key: RecordKey) throws {
        self.scope = scope
        self.reader = reader
        self.key = key
        switch scope {
        case .everything: counties = []
        case .counties(let codes): counties = codes
        case .townships(let codes): counties = Set(codes.compactMap(\.county))
        case .provider(let provider): counties = Set(try reader.places(of: provider).map(\.county))
        case .bed(let bed): counties = Set(try [reader.place(of: bed)].compactMap { $0?.county })
        }
    }

    /// Refuses a form about what lies elsewhere.
    /// - Throws: `Problem`; `StoreError` when the file cannot be read.
    mutating func check(_ submission: RecordSubmission, _ form: RecordForm) throws {
        if scope == .everything { return }
        var isAnchored = false
        var newcomer: FormThing?
        for field in submission.fields where !field.text.isEmpty {
            guard let column = form.columns.first(where: { $0.name == field.name }) else { continue }
            let isSubject = form.subject.contains(column.name)
            for thing in FormThing.all(in: column, field.text, beside: submission) {
                switch try place(of: thing) {
                case .inside: isAnchored = true
                case .shared: break
                case .absent where isSubject && column.refersTo == nil:
                    newcomer = newcomer ?? thing
                    made.insert(thing.identity)
                case .absent where made.contains(thing.identity): isAnchored = true
                case .absent, .outside: throw Problem.notFound("\(column.name) \(thing.text)")
                }
            }
        }
        guard isAnchored else {
            // What is only named looks the same whether it is elsewhere or nowhere.
            if let newcomer { throw Problem.notFound("\(form.subject[0]) \(newcomer.text)") }
            throw Problem(.forbidden, "\(form.name) names no place of yours; only who may see everything enters it so")
        }
    }

    private enum Verdict {
        /// In the scope.
        case inside
        /// Open to all, or the county's for all its providers: it says nothing about whose the form is.
        case shared
        /// Elsewhere.
        case outside
        /// Not there.
        case absent
    }

    private mutating func place(of thing: FormThing) throws -> Verdict {
        switch thing {
        case .county(let county): return try areaVerdict(ScopedPlace(county: county))
        case .township(let township): return try areaVerdict(of: township)
        case .village(let village): return try areaVerdict(of: village.township)
        case .bed(let bed): return verdict(try [reader.place(of: bed)].compactMap { $0 })
        case .household(let household): return verdict(try reader.places(of: household))
        case .device(let device):
            let places = try reader.places(of: device)
            // A device that serves nobody yet is the county's, whoever fits it.
            let isIdle = places.allSatisfy { $0.bed == nil && counties.contains($0.county) }
            return !places.isEmpty && isIdle && !scope.covers(anyOf: places) ? .shared : verdict(places)
        case .person(let person): return verdict(try reader.places(of: person))
        case .alarm(let alarm): return verdict(try reader.places(of: alarm))
        case .row(let table, let text): return try rowVerdict(table, text, thing.identity)
        }
    }

    private func verdict(_ places: [ScopedPlace]) -> Verdict {
        places.isEmpty ? .absent : scope.covers(anyOf: places) ? .inside : .outside
    }

    private func areaVerdict(of township: TownshipCode) throws -> Verdict {
        guard let county = township.county else { return .absent }
        return try areaVerdict(ScopedPlace(county: county, township: township))
    }

    private func areaVerdict(_ place: ScopedPlace) throws -> Verdict {
        if scope.covers(place) { return .inside }
        // A township of the county is no other township's; a provider's beds may stand in any.
        if case .townships = scope, place.township != nil { return .outside }
        return counties.contains(place.county) ? .shared : .outside
    }

    private mutating func rowVerdict(_ table: RecordTable, _ text: String, _ identity: [String]) throws -> Verdict {
        guard table.column(table.columns[0].name)?.read(text) != nil else { return .absent }
        if FormThing.openTables.contains(table.name) { return .shared }
        if try lies(table, text, in: scope) { return .inside }
        if case .townships = scope, FormThing.countyTables.contains(table.name),
            try lies(table, text, in: .counties(counties))
        {
            return .shared
        }
        return try lies(table, text, in: .everything) ? .outside : .absent
    }

    private mutating func lies(_ table: RecordTable, _ text: String, in scope: AccessScope) throws -> Bool {
        let name = [table.name, text, "\(scope)"]
        if let answer = known[name] { return answer }
        let answer = try reader.withScope(scope, key: key) { lies in try lies(table, [text]) }
        known[name] = answer
        return answer
    }
}
