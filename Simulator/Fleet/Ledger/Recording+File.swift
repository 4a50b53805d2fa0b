import FleetModel

extension Recording {
    /// Reads a file.
    /// - Throws: `FleetError` with file and line.
    init(file path: String) throws {
        do {
            try self.init(try FileText.read(path))
        } catch let error as RecordingError {
            throw FleetError("\(path): \(error)")
        }
    }
}
