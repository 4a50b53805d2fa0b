/// How the text of a file lies in its bytes.
public enum TextEncoding: Sendable, Equatable {
    case utf8
    /// The national standard GB 18030, of which GBK and GB 2312 are parts: what Excel and WPS write as plain CSV in
    /// China.
    case gb18030

    /// Which encoding the bytes have.
    ///
    /// Bytes that are UTF-8 are taken as such. A file that is UTF-8 but for some bytes, or in which lines of both
    /// encodings stand, is refused rather than read as other characters; so is one whose few characters are good in
    /// both.
    /// - Throws: What the file is instead, with the offset of the byte that shows it.
    public static func detect(_ bytes: [UInt8]) throws(RecordFault) -> TextEncoding {
        try refuseOtherFiles(bytes)
        let census = UTF8Census(bytes)
        guard let firstBad = census.firstBad else {
            let isMarked = bytes.starts(with: byteOrderMark)
            if !isMarked, census.foreign > 0, census.chinese == 0, firstOutsideGB18030(bytes) == nil {
                throw RecordFault(
                    "", expected: wanted, found: "characters that are good in UTF-8 and in GB18030 and differ",
                    hint: "save the file as UTF-8 with a byte order mark (in Excel: CSV UTF-8)")
            }
            return .utf8
        }
        if bytes.starts(with: byteOrderMark) || census.hasSureLine || census.chinese > census.bad {
            throw RecordFault(
                "", expected: "UTF-8 from the first to the last byte, as the file begins or mostly is",
                found: "\(name(bytes, firstBad)) on line \(census.firstBadLine)",
                hint: "the file is damaged, or parts of it come from a file in another encoding; mend it and save it "
                    + "whole as UTF-8")
        }
        if let other = firstOutsideGB18030(bytes) {
            throw RecordFault(
                "", expected: wanted,
                found: "neither: \(name(bytes, other)) is not GB18030, \(name(bytes, firstBad)) is not UTF-8",
                hint: "save the file as UTF-8 (in Excel: CSV UTF-8)")
        }
        return .gb18030
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let wanted = "a text file in UTF-8 or GB18030"

    private static func name(_ bytes: [UInt8], _ offset: Int) -> String {
        let digits = String(bytes[offset], radix: 16, uppercase: true)
        return "byte 0x\(digits.utf8.count < 2 ? "0" : "")\(digits) at offset \(offset)"
    }

    /// Refuses what begins like a file of another kind.
    private static func refuseOtherFiles(_ bytes: [UInt8]) throws(RecordFault) {
        let starts: [([UInt8], String)] = [
            ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"),
            ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
            ([0x50, 0x4B, 0x03, 0x04], "a workbook (.xlsx) or an archive"),
            ([0xD0, 0xCF, 0x11, 0xE0], "a workbook (.xls)"),
        ]
        let hint = "save the file as CSV in UTF-8 (in Excel: CSV UTF-8)"
        if let found = starts.first(where: { bytes.starts(with: $0.0) }) {
            throw RecordFault("", expected: wanted, found: found.1, hint: hint)
        }
        guard let zero = bytes.firstIndex(of: 0) else { return }
        // UTF-16 without a mark: every second byte of the digits, commas and line ends is zero.
        let evenZeros = stride(from: 0, to: bytes.count, by: 2).count { bytes[$0] == 0 }
        let zeros = bytes.count { $0 == 0 }
        let isSixteen = zeros * 8 > bytes.count && (evenZeros == 0 || evenZeros == zeros)
        throw RecordFault(
            "", expected: wanted, found: isSixteen ? "UTF-16 without a byte order mark" : name(bytes, zero),
            hint: hint)
    }

    /// Where the first byte lies that cannot stand in GB18030; `nil` when the shape is right throughout. Whether each
    /// character exists only a table knows. Source: GB 18030-2022, one, two and four bytes.
    private static func firstOutsideGB18030(_ bytes: [UInt8]) -> Int? {
        var position = 0
        func at(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
        while position < bytes.count {
            switch (bytes[position], at(1)) {
            case (0x00...0x7F, _): position += 1
            case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE): position += 2
            case (0x81...0xFE, 0x30...0x39):
                guard (0x81...0xFE).contains(at(2)), (0x30...0x39).contains(at(3)) else { return position }
                position += 4
            default: return position
            }
        }
        return nil
    }
}
