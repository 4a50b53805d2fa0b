internal import CMosquitto
internal import Glibc

/// An OpenSSL client context that checks the broker's certificate against its *name*, although libmosquitto connects
/// to a numeric address and would check, and announce, that.
///
/// Confined to the thread of the client that owns it.
final class TLSContext {
    let context: OpaquePointer
    private let serverName: UnsafeMutablePointer<CChar>

    init(host: String, credentials: BrokerCredentials) throws(MosquittoError) {
        guard let name = strdup(host) else { throw .tls("out of memory") }
        var text = [CChar](repeating: 0, count: 512)
        let isAddress = HostResolver.isNumeric(host)
        let made = cmosquitto_tls_context(
            credentials.authorityFile, credentials.certificateFile, credentials.keyFile, name, isAddress, &text,
            text.count)
        guard let made else {
            free(name)
            throw .tls(Self.explain(text, credentials))
        }
        context = made
        serverName = name
    }

    deinit {
        SSL_CTX_free(context)
        free(serverName)
    }

    private static func explain(_ text: [CChar], _ credentials: BrokerCredentials) -> String {
        let reason = text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        let files = [credentials.authorityFile, credentials.certificateFile, credentials.keyFile].compactMap(\.self)
        return files.isEmpty ? reason : "\(reason) (files: \(files.joined(separator: ", ")))"
    }
}
