{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#TOPIC}}
<section class="gh-card" aria-labelledby="{{KEY}}"><h2 id="{{KEY}}">{{TITLE}}</h2>
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}<ul class="gh-plainlist">{{#POINTS}}<li>{{POINT}}</li>{{/POINTS}}</ul>
{{#LINK}}<p><a href="{{URL}}">{{LABEL}}</a></p>{{/LINK}}
</section>
{{/TOPIC}}
</div>
<aside class="gh-col" aria-label="Contact">
<section class="gh-card"><h2>{{SERVICE_DESK}}</h2>
<p><a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a></p><p>{{SERVICE_DESK_WARNING}}</p></section>
<section class="gh-card gh-card--quiet"><h2>Has your {{CODE}} expired?</h2><p>Email the {{SERVICE_DESK}} with a subject that contains <strong>{{EXPIRED_SUBJECT}}</strong>. A new letter is mailed; nobody gives the code by text, email, phone or fax.</p></section>
</aside>
</div>
