//! The manifests: valid by the schemas of their editions, and true.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use downhill_harness::{Window, cases, variable};

use crate::EDITIONS;

cases![the_manifests_are_valid, the_manifests_name_every_file,];

/// The folder of a package.
fn package(edition: &str) -> PathBuf {
    PathBuf::from(variable("DOWNHILL_SCORM")).join(edition)
}

fn manifest(edition: &str) -> String {
    fs::read_to_string(package(edition).join("imsmanifest.xml")).expect("it has one")
}

/// The schemas that a manifest of an edition uses: their folder, and namespaces with files.
fn schemas(edition: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    match edition {
        "1.2" => (
            "scorm12edition",
            &[
                (
                    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                    "imscp_rootv1p1p2.xsd",
                ),
                (
                    "http://www.adlnet.org/xsd/adlcp_rootv1p2",
                    "adlcp_rootv1p2.xsd",
                ),
            ],
        ),
        _ => (
            "scorm20044thedition",
            &[
                ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
                ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
                ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
            ],
        ),
    }
}

/// What xmllint says of a manifest; nothing if it is valid.
fn complaints(edition: &str, manifest: &str) -> Option<String> {
    let (folder, files) = schemas(edition);
    let folder = PathBuf::from(variable("DOWNHILL_SCORM_SCHEMAS")).join(folder);
    let imports: String = files
        .iter()
        .map(|(namespace, file)| {
            let file = folder.join(file);
            format!(
                "<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>",
                file.display()
            )
        })
        .collect();
    let place = std::env::temp_dir().join(format!(
        "downhill-manifest-{}-{edition}",
        std::process::id()
    ));
    fs::create_dir_all(&place).expect("a folder");
    let (schema, file) = (place.join("all.xsd"), place.join("imsmanifest.xml"));
    let all =
        format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{imports}</xs:schema>");
    fs::write(&schema, all).expect("a schema");
    fs::write(&file, manifest).expect("a manifest");
    let output = Command::new(variable("DOWNHILL_XMLLINT"))
        .args(["--noout", "--nonet", "--schema"])
        .args([&schema, &file])
        .output()
        .expect("xmllint runs");
    fs::remove_dir_all(place).expect("it is there");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (!output.status.success()).then_some(said)
}

async fn the_manifests_are_valid(_: Arc<Window>) {
    for edition in EDITIONS {
        let manifest = manifest(edition);
        assert_eq!(complaints(edition, &manifest), None, "{edition}");
        // What is no word of the edition is found.
        let (right, wrong) = match edition {
            "1.2" => ("scormtype=\"sco\"", "scormtype=\"page\""),
            _ => (
                "completionSetByContent=\"true\"",
                "completionSetByContent=\"yes\"",
            ),
        };
        for (right, wrong) in [(right, wrong), ("<organizations", "<organisations")] {
            let spoilt = manifest.replace(right, wrong);
            assert_ne!(spoilt, manifest, "{right} stands in the manifest");
            assert!(complaints(edition, &spoilt).is_some(), "{edition}: {wrong}");
        }
    }
}

/// The files of a folder, from its root.
fn files(folder: &Path, prefix: &str, all: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), all);
        } else {
            all.insert(name);
        }
    }
}

async fn the_manifests_name_every_file(_: Arc<Window>) {
    for edition in EDITIONS {
        let mut there = BTreeSet::new();
        files(&package(edition), "", &mut there);
        assert!(there.remove("imsmanifest.xml"));
        let manifest = manifest(edition);
        let named = manifest.split("<file href=\"").skip(1);
        let named: BTreeSet<String> = named
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect();
        assert_eq!(named, there, "{edition}");
        for wanted in [
            "lesson.html",
            "more.html",
            "notes.css",
            "downhill/downhill.js",
            "downhill/downhill-figures_bg.wasm",
            "downhill/downhill-scorm.js",
        ] {
            assert!(there.contains(wanted), "{edition}: {wanted}");
        }
        assert!(
            manifest.contains(" href=\"lesson.html\">"),
            "{edition}: the page"
        );
        assert!(
            manifest.contains("<title>Walking downhill &amp; stopping</title>"),
            "{edition}"
        );
    }
}
