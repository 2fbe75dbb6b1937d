<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>landpatrol</name>
  <message>
   <source>  and {count} more, see the report.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A workspace needs a CGCS2000 Gauss-Krüger zone (for Hongze EPSG:4528), not {crs}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Accept TXT with X and Y interchanged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Approved, registered or temporary land</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Basic farmland (mu)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Boundary points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Boundary points written</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Breakdown by class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled; nothing was changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checked by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class map (*.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class scheme of the land-use layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class-map file (instead of a scheme)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code of the link</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Coordinate system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Coordinate system of files that do not tell theirs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Coordinate system of the result (default: the first file's)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Create a workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Create sample county</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Creates an empty workspace in one GeoPackage: tables for units, officers, plans, zones, patrols, tracks, parcels, measurements, cases, documents and photos, with Chinese names, that plain QGIS can open. Reference layers (land use, basic farmland, imagery) are linked later, not copied.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cultivated (mu)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>DATE {text} is no date; write it as 2026-09-18.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date (YYYY-MM-DD, default: today)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date of the image (YYYY-MM-DD)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date of the images, as printed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Desk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dialect</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ENCODING {encoding} is not known; give for example GB18030 or UTF-8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Encoding of shapefile tables (default: detected)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export boundary points (TXT)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of the case kind</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Field of the class code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files (or .gdb folders)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files refused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the sample county</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Font file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Font file (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Health of the workspace: double-click a lost layer to link it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Illegal (mu)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Images, the topmost first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import the other files when one is refused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Imported parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Imports violation parcels from boundary-point TXT (勘测定界界址点), shapefile, GeoPackage, GeoJSON, KML/KMZ, DXF and file geodatabase into one layer. Declared areas and numbers of points are checked against the coordinates; every departure from the format is listed with its line, nothing is guessed.

CRS is used for files that do not tell their own. The result is in TARGET_CRS, or in the CRS of the first file. A file that cannot be read with certainty is refused with file, line and reason, and nothing is imported unless SKIP_REFUSED is set. REPORT records all findings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In doubt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install these Python libraries for QGIS first: {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Land use (DLTB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>LandPatrol</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Link a reference layer to a workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Links land use, basic farmland, approved land, planning, roads or imagery to a workspace. The data stay where they are; the workspace keeps their place, coordinate system, class scheme and class field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>METHOD plane needs parcels in a CGCS2000 Gauss-Krüger zone, not in {crs}; choose METHOD ellipsoid or reproject the layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Made by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Major</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Major by the recorded figures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure the parcels of a workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measure violation parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measured parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measurement report from a workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measurement report of a parcel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measures each parcel by the official ellipsoid area, overlays it with land use, permanent basic farmland and approved land without counting any ground twice, and tests the unrounded areas against the major-case lines: total over 20 mu, cultivated over 10 mu, basic farmland over 5 mu, or any mineral case.

OUTPUT keeps the parcels' attributes and adds the figures; BREAKDOWN lists the ground by class; PROVENANCE records what every figure was computed from. A layer that is not given leaves its test open (未套合), never 'under'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measures the parcels as the algorithm for measuring does and prints one of them as a PDF: facts, areas against the major-case lines, ground by class, method and sources, map sheets on imagery, land use and basic farmland, and the boundary points with coordinates.

PARCEL is a parcel's code or feature id; left empty, the first major parcel is printed. FONTS is a font file (JSON) that names the office's own TrueType fonts; without it the shipped open fonts are used, and the report says so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measures the parcels of a workspace against the land use, basic farmland and approved land linked in it, and appends the figures with their provenance to the table of measurements; earlier measurements stay.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New workspace (.gpkg)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No layer is linked as {role}: its test stays open (未套合).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No parcel of the layer {layer} has a shape; digitise or import the parcels first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No polygon was found in {files}; choose files with parcels, or draw the outlines as closed lines.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No workspace is open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcel (code or feature id)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcel code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcel codes, separated by commas (empty: all)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcels imported</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcels measured</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Parcels to look at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Permanent basic farmland</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Position error of the boundary (metres, field or expression)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Prints the measurement report of one parcel of a workspace with the land use, basic farmland, approved land and images linked in it. Left empty, PARCEL is the first parcel measured as major.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Producer (数据产生单位)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Provenance record</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report of the import</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Role</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Several layers are linked as {role} ({names}); keep the one that is in force.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Something is still running; wait for it or cancel it first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped by the user; nothing was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Test areas net of field ridges</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The Python library {module} is not installed; install it for QGIS's own Python and start QGIS again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The boundary points would not read back as the same parcels ({reason}); repair overlapping or very narrow parts, or choose a dialect with more decimals.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The coordinates {sample} of the layer {layer} do not fit {crs}: the easting's zone prefix and the coordinate system disagree; assign the system with the right zone and prefix.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The county of seed {seed} has no place for the parcel {code}; try another seed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file {path} does not exist; choose it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder {folder} holds something else than a sample county; choose an empty folder or one that does not exist yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The font file {path} cannot be used on maps; name another TrueType font for maps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The image {layer} has no coordinate system; assign the one it was made in, in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The land-use layer {layer} has no field {field}; choose the field that holds the class code (it has: {known}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The land-use layer {layer} needs its class scheme and its class field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The land-use layer's class codes {codes} are not of the scheme {scheme}; choose the layer's own scheme (possible: {others}) or give a class-map file, and check the class field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer is in {crs}; it was reprojected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} cannot be opened; check that its file is still there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} does not hold polygons; choose a polygon layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} has no coordinate system; assign the one its data were made in (for Hongze usually EPSG:4528) in the layer's properties.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} has northing and easting interchanged (first coordinates {sample}); import it again with X and Y the right way round.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} is empty; choose one with features, or clear its filter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} is filtered ({filter}): features outside the filter are not counted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} is in {datum}: no honest transformation to CGCS2000 exists without the local parameters; have it converted to CGCS2000 by the surveying office first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} is labelled {crs} (degrees) but its coordinates {sample} are metres; assign the coordinate system that the data were really made in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} is labelled {crs} (metres) but its coordinates {sample} are degrees; assign the coordinate system that the data were really made in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer {layer} linked as {role} is an image; link a polygon layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layout template {path} has no item with the id {ids}; give the items these ids in the layout designer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The linked layer {layer} has lost its class field {field}; link it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The linked layer {layer} is not at {source} any more; link it again where it is now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The linked layer {layer} was in {old} and is now in {new}; check which is right and link it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The map sheet {path} could not be written; free some space in the temporary folder and try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcel is {size_km} km across and does not fit a sheet at 1:{scale}, the smallest scale in use; check its coordinates and coordinate system.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcel {code} cannot be brought from {source} to {target}: it lies outside that system's reach; choose another TARGET_CRS.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcel {fid} of the layer {layer} cannot be written: {problem}; repair its shape first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcel {fid} of the layer {layer} has a ring smaller than the file's last decimal; remove that sliver first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcel {wanted} could not be measured: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcels in {crs} lie outside the Gauss-Krüger zones of China, the only ones this format holds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The parcels lie near {lon_deg}°E {lat_deg}°N, outside the zones of the official method; choose METHOD geodesic.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The position error {text} is neither a number of metres from 0 to 1000 nor a field or expression that gives one; correct POSITION_ERROR_M.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The program qgis_process was not found; repair the QGIS installation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report is ready: {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The ridge coefficient {field} of the layer {layer} is not a fraction from 0 to 1 (feature {fid}: {value}); it may be in percent: divide it by 100 first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The rule file {path} cannot be used: {problem}. Correct or remove it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The sample county is in {folder}; all of it is invented.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The wording file {path} lacks {sections}; add them from the shipped file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The work ended without saying why; see the log messages panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace did not take {code} into the table {table} ({reason}); nothing was changed. Check that the code is new and that everything it refers to exists.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace is in order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} cannot be written: it is locked by another program or read-only. Close the other program, or copy the workspace to a folder you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} holds no parcel; draw or import one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} is gone or damaged; look for a moved file or its backup and open that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} is of the older version {version}; upgrade it to version {current} first (a backup is kept).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The workspace {path} was made by a newer LandPatrol (version {version}, this one knows {current}); update the plugin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no dialect {name}; choose one of {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no parcel {wanted} that could be measured; give the code or feature id of one of the layer (it begins with: {known}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no workspace {path}; create one, or look for a moved file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no {code} in the table {table} of the workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Township</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unexpected error ({kind}: {text}). The details are in the log messages panel, tab landpatrol; please report them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verdict</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Violation parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where is the layer now?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Workspace created: {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writes a complete sample county to try everything with: land use, permanent basic farmland, planning zones, approved land, roads, townships and villages, imagery of two dates, violation parcels and a project that shows them. All of it is invented; the same seed gives the same county.

An earlier sample county in FOLDER is replaced; a folder that holds anything else is left alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writes parcels in the exchange format of boundary points (勘测定界界址点坐标交换格式): northing first, area by the official ellipsoid method, holes and parts as rings. A layer that is not in a Gauss-Krüger zone of CGCS2000 is brought to the zone its parcels lie in.

DIALECT says how it is written; all dialects are entries of a data file and can be added to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>first major parcel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in doubt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no coordinate system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not all features arrived; the disk may be full</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not measured</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file could not be created</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the new rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>under</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{code} was changed by someone else in the meantime; look at the new state and enter it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} files were refused, nothing was imported:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} parcels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} parcels have not been measured yet: {codes}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} parcels measured: {major} major by the recorded figures, {doubt} in doubt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} vertices coincide with their neighbour in the file's decimals and were written once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds no bearing and distance; enter one leg a line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' follows the @ that ends the parcel line; put it on a line of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' has lost its last metres in a spreadsheet; format the column as a number with 3 decimals and export again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' in the header is no key=value; correct the line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is neither a point row (name, ring number, X, Y) nor a parcel line ending in @; correct the line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is no bearing and distance; write for example N 35°12'30" E 120.55 or 35-12-30, 120.55.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' is no plain number; write the coordinate in metres with a decimal point.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: '{text}' stands before the first parcel line (the one that ends in @); add the parcel line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: CRS {given} is no CGCS2000 Gauss-Krüger plane, the only kind this format holds; give the zone the file was made in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: X and Y are interchanged ({sample}: the easting stands first); have the file exported again with the northing first, or allow interchanged axes with ACCEPT_SWAPPED.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: neither the eastings nor the header (带号) tell the zone; ask the file's maker and give CRS, for Hongze usually EPSG:4549.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: text stands before the first section; a boundary-point TXT begins with [属性描述], remove the line or choose another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the boundary crosses or touches itself near this point ({reason}), so it bounds no one area; check the order and the coordinates of the points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the coordinates are degrees, the format wants metres; if they are longitude and latitude in CGCS2000, give CRS EPSG:4490, else have the file exported in a Gauss-Krüger zone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the coordinates are in {datum} ({value}), for which no honest transformation to CGCS2000 exists without the local parameters; have the surveying office convert them to CGCS2000.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the coordinates {sample} are no northing and easting in China; correct the digits or the zone prefix.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the distance is zero; remove the leg or correct it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the easting has the zone prefix {other}, those before it {first} (0: none); put each zone in a file of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the file ends without a section [地块坐标]; it is no boundary-point TXT, choose another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the file says {crs} but CRS says {given}; leave CRS empty for this file, or find out which is right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the header names no known coordinate system (坐标系={value}); ask the file's maker and give CRS, for Hongze usually EPSG:4528.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the parcel is no area in a standard Gauss-Krüger zone and cannot be written in another dialect; import it and export it from the layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the parcel line is not followed by a point row; add its points or remove it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the ring number '{text}' is no whole number; correct the second column.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the ring that begins here has {count} distinct points, a ring needs 3; add the missing point rows or correct the ring numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the ring that begins here overlaps the one that begins in line {other} without lying inside it; correct the points, or give each its own parcel line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the section [{section}] stands a second time or after the coordinates; put each delivery in a file of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: the section [地块坐标] holds no parcel line ending in @; ask the file's maker for a complete one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: these bytes are neither UTF-8 nor GBK/GB18030 text; save the file again as UTF-8, or ask its maker for a new copy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: zone {zone} is a {width}° zone, the header says {other}°; correct the header.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: {key} is '{value}', the format knows only Gauss-Krüger coordinates in metres; have the file exported again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: {key} is '{value}', which is none of the values possible in China; correct the header.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: {key} is given a second time with another value ('{first}' and '{second}'); leave only the right one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} is no class scheme: give one of {known}, or the path of a class-map CSV file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{parcels} parcels with {points} boundary points written ({title}), coordinates in {crs}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be read: {reason}; check that you may open it and that it is whole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be written: {reason}. Choose a folder you may write to, close programs that have the file open, or free some disk space.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} carries no coordinate system (layer {layer}, coordinates near {sample}); find out what it was made in and give CRS, for Hongze usually EPSG:4528.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} exists already; choose another name for the new workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is an ECharts map file (UTF8Encoding): its coordinates are packed as text and GCJ-02, so it holds no parcels; export the data as plain GeoJSON.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is no GeoPackage path; give one that ends with .gpkg.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} is not a LandPatrol workspace; open the right file or create a new workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path}: files of this kind are not imported; save it as one of {known} (a DWG drawing as DXF).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path}: the attribute table declares no encoding and is neither UTF-8 nor GBK; give ENCODING.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value} cannot be used for {name} ({title}): check that it exists and is of the right kind.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{value}, given as {name}, is no vector layer that can be opened.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
