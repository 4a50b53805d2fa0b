import CareRecords
import Testing

@testable import CareHTTP

/// From a key behind a figure to the record that it names.
@Suite struct FigureRecordTests {
    @Test func `every table behind a figure is read somewhere, but for targets and facts of single days`() {
        var found: Set<String> = []
        for figure in FigureCatalogue.counted {
            let isRead = FigureRecord(table: figure.table, key: "a b").address != nil
            #expect(isRead == !["county", "dailyRate"].contains(figure.table), "\(figure.name) of \(figure.table)")
            found.insert(figure.table)
        }
        #expect(found.isSuperset(of: ["moneyEntry", "training", "kitItem", "recoveryOrder", "assetMove"]))
    }

    @Test(arguments: [
        ("resident", "r-1", "/v1/residents/r-1"), ("visit", "v-1", "/v1/visits/v-1"),
        ("visit", "r-1 v-1", "/v1/visits/v-1"), ("training", "AB12 t-1", "/v1/trainings/t-1"),
        ("kitItem", "k-camera", "/v1/kit-items/k-camera"), ("moneyEntry", "y", "/v1/money-entries/y"),
        ("recoveryOrder", "x 4", "/v1/recovery-orders/x/4"), ("assetMove", "x 4", "/v1/assets/x"),
        ("maintenanceProblem", "12/3", "/v1/orders/12"), ("assignment", "m-1", "/v1/devices/m-1"),
        ("alarm", "7", "/v1/alarms/7"),
    ])
    func `a key leads to its record`(table: String, key: String, address: String) {
        #expect(FigureRecord(table: table, key: key).address == address)
    }

    @Test func `rows of a ratio are those of both parts, each with its own table`() throws {
        let figure = try #require(FigureCatalogue["devices-wearable-online-rate"])
        func cell(_ key: String) -> FigureCell {
            let part = FigurePart(amount: 60, keys: [key])
            return FigureCell(period: part, total: part)
        }
        let row = SummaryRow(
            label: .prefecture,
            cells: ["devices-wearable-online-seconds": cell("w-1"), "devices-wearable-service-seconds": cell("w-2")])
        let found = FigureRecord.all(figure, row)
        #expect(found.map(\.table) == ["monthlyDevice", "assignment"])
        #expect(found.map(\.address) == ["/v1/devices/w-1", "/v1/devices/w-2"])
    }
}
