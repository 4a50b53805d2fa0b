internal import NIOCore
internal import NIOSSL
internal import Synchronization

/// The certificate of the interface, read again when asked: connections made from then on get the new one.
final class ServerTLS: Sendable {
    private struct Files: Sendable {
        let certificate: String
        let key: String
    }

    private let files: Files
    private let current: Mutex<NIOSSLContextConfigurationOverride>

    /// Reads the files.
    /// - Throws: `InterfaceError` in words for the operator when they cannot be read or do not belong together.
    init(certificate: String, key: String) throws {
        files = Files(certificate: certificate, key: key)
        current = Mutex(try Self.read(files))
    }

    /// Reads the files again; what is in force stays when they cannot be used.
    /// - Throws: As the initializer.
    func reload() throws {
        let fresh = try Self.read(files)
        current.withLock { $0 = fresh }
    }

    /// What the server is made with: every connection asks for the certificate that is in force then.
    func configuration() throws -> TLSConfiguration {
        let first = current.withLock { $0 }
        guard let chain = first.certificateChain, let key = first.privateKey else {
            throw InterfaceError("\(files.certificate): expected a certificate, found none")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.sslContextCallback = { [self] _, promise in
            promise.succeed(current.withLock { $0 })
        }
        return configuration
    }

    private static func read(_ files: Files) throws -> NIOSSLContextConfigurationOverride {
        do {
            var override = NIOSSLContextConfigurationOverride()
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            override.certificateChain = chain.map { .certificate($0) }
            override.privateKey = .privateKey(key)
            // A key of another certificate shows here and not at the first client.
            _ = try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
            return override
        } catch {
            throw InterfaceError(
                "http.cert \(files.certificate), http.key \(files.key): expected a PEM certificate chain and the key "
                    + "that belongs to it, found \(error)")
        }
    }
}
