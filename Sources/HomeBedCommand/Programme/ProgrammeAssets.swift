import ArgumentParser
import CareCore
import CareRecords
import CareWire

/// `homebed programme assets`
struct ProgrammeAssets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assets",
        abstract: "Where every piece of the county's property was on a day, who had signed for it, whether it works.",
        discussion: """
            One line an asset, by its last move until the end of the day and the newest look at it: its acceptance, a \
            visit that checked it, its function test, or that it went to be mended. `rates` judges what it reports \
            itself. Names are masked.
            """)

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let (day, county) = (try options.day(configuration), try options.code())
        let found = try options.withRecords(configuration) { book in
            let conditions = county.map { [RecordCondition.equal(SharedField.county, $0)] } ?? []
            let assets = try book.rows(.asset, where: conditions)
            let moves = try book.rows(.assetMove, where: [])
            let checks = AssetChecks(
                assets: assets, moves: moves, works: try book.rows(.assetWork, where: []),
                kit: try book.rows(.kitItem, where: []), visits: try book.rows(.visit, where: conditions), on: day)
            return AssetStanding.list(assets, moves: moves, checks: checks, on: day)
        }
        if options.json { return found.forEach { Console.record(Self.fields($0)) } }
        var table = Table("县市", "资产", "类别", "状态", "所在", "保管签收人", "起始时间", "完好", "最近查验")
        for one in found {
            table.add(
                "\(one.county)", one.asset.text, one.kind.title, one.state.title.zh, one.place.recordText,
                Self.custodian(one), one.move[SharedField.at].map(TimeText.short) ?? "",
                one.check.map { $0.works ? "是" : "否" } ?? "-",
                one.check.map { "\($0.occasion.title) \(TimeText.short($0.at))" } ?? "-")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(found.count) assets on \(day.recordText)")
    }

    private static func custodian(_ one: AssetStanding) -> String {
        guard let column = RecordTable.assetMove.column(AssetField.custodian.name) else { return "" }
        return column.privacy.masked(one.move[AssetField.custodian] ?? "")
    }

    /// `county, asset, kind, state, place, custodian, since, works, checked, checked_at`: the last three are `null`
    /// where nobody has looked at it yet.
    private static func fields(_ one: AssetStanding) -> Fields {
        Fields { fields in
            fields.put("county", "\(one.county)")
            fields.put("asset", one.asset.text)
            fields.put("kind", one.kind.rawValue)
            fields.put("state", one.state.name)
            fields.put("place", one.place.recordText)
            fields.put("custodian", custodian(one))
            fields.put("since", one.move[SharedField.at])
            fields.put("works", one.check?.works)
            fields.put("checked", one.check?.occasion.rawValue)
            fields.put("checked_at", one.check?.at)
        }
    }
}
