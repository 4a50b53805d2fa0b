public import CareCore

/// Where every piece of the county's property is, and what it came to. Pure folds; each names the rows it counts.
public struct AssetFigures: Sendable, Equatable {
    /// A corner of the count: assets of one county and kind in one state with one holder.
    public struct Corner: Hashable, Comparable, Sendable {
        /// The county.
        public let county: CountyCode
        /// What they are.
        public let kind: AssetKind
        /// Where they stand on their way.
        public let state: CustodyState
        /// Where they are: the store, `bed`, the technician or nobody.
        public let holder: String

        /// In order of county, kind, state and holder.
        public static func < (left: Corner, right: Corner) -> Bool { left.order < right.order }

        private var order: (String, String, UInt8, String) {
            (county.description, kind.rawValue, state.rawValue, holder)
        }
    }

    /// Every asset once, by county, kind, state and holder.
    public let corners: [Corner: [RecordID]]
    /// All assets, in order.
    public let assets: [RecordID]
    /// Assets by the number of families they were issued to.
    public let cycles: [Int64: [RecordID]]
    /// Assets that ever came back from a home.
    public let returned: [RecordID]
    /// Of those, the ones that were issued at least twice. Source: care.md 9, reuseRate = reissued ÷ returned.
    public let reissued: [RecordID]
    /// Of those that came back and are not retired or lost, the ones that only one family ever had.
    public let neverReissued: [RecordID]
    /// Ways from a home back into service, the shortest first.
    public let turnarounds: [AssetTurnaround]
    /// Assets in stores for at least `idleDays`, free for anybody.
    public let idle: [RecordID]
    /// What the assets are worth in the books at the end of the day, in fen.
    public let bookValue: Int64
    /// What re-issuing saved, in fen: for each issue after the first the book value on its day, which a new thing for
    /// the rest of that useful life would have cost. Decision 45.
    public let saved: Int64

    /// Days in a store after which an asset counts as idle. Source: own choice after care.md 11, 长期不用 90 d.
    public static let idleDays: Int32 = 90

    /// Folds rows of `asset` and `assetMove`.
    /// - Parameters:
    ///   - assets: What the assets are.
    ///   - moves: All their moves; where each was at the end of the day is what the last one until then says.
    ///   - day: The day that is asked for.
    public init(_ assets: [RecordRow], moves: [RecordRow], on day: CivilDate) {
        var corners: [Corner: [RecordID]] = [:]
        var cycles: [Int64: [RecordID]] = [:]
        var idle: [RecordID] = []
        let known = moves.filter { $0[SharedField.at].map { CivilDate(of: $0) <= day } == true }
        let history = Dictionary(grouping: known) { $0[AssetField.asset] }
        var (returned, reissued, never): ([RecordID], [RecordID], [RecordID]) = ([], [], [])
        var turnarounds: [AssetTurnaround] = []
        var (value, saved): (Int64, Int64) = (0, 0)
        for row in assets {
            guard let asset = row[AssetField.asset] else { continue }
            let own = AssetHistory(history[asset] ?? [], of: asset)
            guard let last = own.last, let state = last[AssetField.toState], let corner = Corner(row, last) else {
                continue
            }
            corners[corner, default: []].append(asset)
            cycles[Int64(own.issues), default: []].append(asset)
            if let since = own.freeSince, CivilDate(of: since).adding(Self.idleDays) <= day { idle.append(asset) }
            let isThere = state != .retired && state != .lost
            if isThere { value += BookValue.fen(row, on: day) }
            turnarounds += own.turnarounds
            saved += own.reissues.reduce(0) { sum, step in sum + BookValue.fen(row, on: CivilDate(of: step.at)) }
            guard own.cameBack else { continue }
            returned.append(asset)
            if own.issues >= 2 { reissued.append(asset) }
            if own.issues <= 1, isThere { never.append(asset) }
        }
        self.assets = corners.values.flatMap { $0 }.sorted()
        self.corners = corners.mapValues { $0.sorted() }
        self.cycles = cycles.mapValues { $0.sorted() }
        self.returned = returned.sorted()
        self.reissued = reissued.sorted()
        neverReissued = never.sorted()
        self.turnarounds = turnarounds.sorted { ($0.length, $0.asset, $0.from) < ($1.length, $1.asset, $1.from) }
        self.idle = idle.sorted()
        bookValue = value
        self.saved = saved
    }

    /// The median time from a home back into service; the lower one of two in the middle.
    public var medianTurnaround: Milliseconds? {
        turnarounds.isEmpty ? nil : turnarounds[(turnarounds.count - 1) / 2].length
    }

    /// How many assets are in that state.
    public func assets(in state: CustodyState) -> [RecordID] {
        corners.filter { $0.key.state == state }.flatMap(\.value).sorted()
    }
}

extension AssetFigures.Corner {
    fileprivate init?(_ row: RecordRow, _ last: RecordRow) {
        guard let county = row[SharedField.county], let kind = row[AssetField.kind],
            let state = last[AssetField.toState], let place = last[AssetField.place]
        else { return nil }
        let holder =
            switch place {
            case .store(let store): "store:\(store)"
            case .bed: "bed"
            case .technician(let person): "technician:\(person)"
            case .nobody: "nobody"
            }
        self.init(county: county, kind: kind, state: state, holder: holder)
    }
}
