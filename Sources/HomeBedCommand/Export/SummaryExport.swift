import CareCore
import CareFigures
import CareRecords
import CareStore
import Foundation
import Gateway

/// `homebed export --summaries --to DIR`: every frozen month that was not delivered there yet.
enum SummaryExport {
    static func run(
        to folder: String, county: CountyCode?, since: SummaryMonth?, isMasked: Bool,
        _ configuration: GatewayConfiguration
    ) throws {
        let reports = try ReportFile.load(directory: configuration.profiles)
        let delivery = SummaryDelivery(
            try StoreReader.open(path: configuration.database), database: configuration.database, reports: reports,
            isMasked: isMasked)
        try makeFolder(folder)
        let waiting = try delivery.waiting(in: folder, county: county, since: since)
        for (index, one) in waiting.enumerated() {
            let line = try delivery.deliver(
                one.name, in: folder, one.county, one.month, revision: one.revision)
            try AppendedFile.append(line + "\n", to: "\(folder)/\(SummaryDelivery.list)")
            Console.result("\(folder)/\(one.name)")
            Console.tell("\(index + 1) of \(waiting.count)")
        }
        if waiting.isEmpty { Console.tell("\(folder): every frozen month is delivered already") }
    }

    private static func makeFolder(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                .cannotCreate, "error: \(folder): expected a folder, it cannot be made: \(error.localizedDescription)")
        }
    }
}
